/* An ordinary python3.X with one module more, our codec for JSON (codec/), and one exception: given
   "<root>/python/aws_lambda_runtime" as its script it runs that package's loop from the frozen table, without site, runpy and the
   path search of the import system. <root> lies three levels above this executable (/opt on Lambda). It knows nothing of the
   Lambda protocol. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PYTHON_DIRECTORY "python" Py_STRINGIFY(PY_MAJOR_VERSION) "." Py_STRINGIFY(PY_MINOR_VERSION)
#define LOOP_PACKAGE "/python/aws_lambda_runtime"
#define LOOP_MODULE "aws_lambda_runtime.__main__"
#define FINDER_MODULE "_frozen_finder"

extern const struct _frozen layer_frozen_modules[];
extern PyObject *PyInit__lambda_json(void);

static char executable[PATH_MAX];
static char root[PATH_MAX];
static char script[PATH_MAX + sizeof LOOP_PACKAGE];

/* Fill in executable, root and script. Without /proc root stays empty, and every call is an ordinary one. */
static void
locate(void)
{
    ssize_t length = readlink("/proc/self/exe", executable, sizeof executable - 1);
    if (length <= 0) {
        return;
    }
    executable[length] = '\0';
    strcpy(root, executable);
    for (int level = 0; level < 3; level++) {
        char *slash = strrchr(root, '/');
        if (slash == NULL) {
            return;
        }
        *slash = '\0';
    }
    snprintf(script, sizeof script, "%s" LOOP_PACKAGE, root);
}

/* The shim may have been called through a symbolic link or with dots in its path, so files are compared, not names. */
static int
is_script(const char *path)
{
    size_t length = strlen(path), tail = strlen(LOOP_PACKAGE);
    struct stat given, ours;
    return script[0] != '\0' && length >= tail && strcmp(path + length - tail, LOOP_PACKAGE) == 0 && stat(path, &given) == 0
        && stat(script, &ours) == 0 && given.st_dev == ours.st_dev && given.st_ino == ours.st_ino;
}

/* UTF-8 mode has to be known before the first argument is decoded; whether the path is the script is known only after that.
   Gives the argument that looks like it. */
static PyStatus
preinitialize(int argc, char **argv, const char **candidate)
{
    PyPreConfig preconfig;
    PyPreConfig_InitPythonConfig(&preconfig);
    for (int i = 1; i < argc && *candidate == NULL; i++) {
        if (is_script(argv[i])) {
            *candidate = argv[i];
        }
    }
    const char *utf8 = getenv("PYTHONUTF8");
    if (*candidate != NULL && (utf8 == NULL || strcmp(utf8, "0") != 0)) {
        preconfig.utf8_mode = 1;
        preconfig.coerce_c_locale = 0;
    }
    return Py_PreInitializeFromBytesArgs(&preconfig, argc, argv);
}

static int
runs(const PyConfig *config, const char *candidate)
{
    if (candidate == NULL || config->run_filename == NULL) {
        return 0;
    }
    wchar_t *path = Py_DecodeLocale(candidate, NULL);
    int same = path != NULL && wcscmp(path, config->run_filename) == 0;
    PyMem_RawFree(path);
    return same;
}

static PyStatus
set_path(PyConfig *config, wchar_t **field, const char *suffix)
{
    char path[2 * PATH_MAX];
    snprintf(path, sizeof path, "%s%s", root, suffix);
    return PyConfig_SetBytesString(config, field, path);
}

static PyStatus
append_search_path(PyConfig *config, const char *suffix)
{
    wchar_t *path = NULL;
    PyStatus status = set_path(config, &path, suffix);
    if (!PyStatus_Exception(status)) {
        status = PyWideStringList_Append(&config->module_search_paths, path);
    }
    PyMem_RawFree(path);
    return status;
}

#define STDLIB "/runtime/lib/" PYTHON_DIRECTORY
#define TRY(call)                                                                                                               \
    do {                                                                                                                        \
        PyStatus status_ = (call);                                                                                              \
        if (PyStatus_Exception(status_)) {                                                                                      \
            return status_;                                                                                                     \
        }                                                                                                                       \
    } while (0)

/* Every path is known, so neither the environment nor the search for landmarks decides any of them. */
static PyStatus
configure_loop(PyConfig *config)
{
    TRY(set_path(config, &config->home, "/runtime"));
    TRY(PyConfig_SetBytesString(config, &config->executable, executable));
    TRY(PyConfig_SetBytesString(config, &config->base_executable, executable));
    TRY(set_path(config, &config->stdlib_dir, STDLIB));
    config->module_search_paths_set = 1;
    TRY(append_search_path(config, STDLIB));
    TRY(append_search_path(config, STDLIB "/lib-dynload"));
    TRY(append_search_path(config, STDLIB "/site-packages"));
    config->site_import = 0;
    config->write_bytecode = 0;
    PyImport_FrozenModules = layer_frozen_modules;
    return PyStatus_Ok();
}

/* Returns the result of the loop's main(), or -1 with an exception set. */
static int
call_main(void)
{
    if (PyImport_ImportFrozenModule(FINDER_MODULE) <= 0) {
        return -1;
    }
    PyObject *finder = PyImport_ImportModule(FINDER_MODULE);
    PyObject *installed = finder ? PyObject_CallMethod(finder, "install", "N", PyUnicode_DecodeFSDefault(root)) : NULL;
    PyObject *module = installed ? PyImport_ImportModule(LOOP_MODULE) : NULL;
    PyObject *result = module ? PyObject_CallMethod(module, "main", NULL) : NULL;
    int code = result ? (int)PyLong_AsLong(result) : -1;
    Py_XDECREF(finder);
    Py_XDECREF(installed);
    Py_XDECREF(module);
    Py_XDECREF(result);
    return code;
}

/* Ends as Py_RunMain does: SystemExit gives its code, another exception its traceback and 1, Ctrl-C the death by its signal. */
static int
run_loop(void)
{
    int code = call_main();
    int interrupted = 0;
    if (PyErr_Occurred()) {
        interrupted = PyErr_ExceptionMatches(PyExc_KeyboardInterrupt);
        PyErr_Print();
        code = 1;
    }
    if (Py_FinalizeEx() < 0) {
        code = 120;
    }
    if (interrupted) {
        signal(SIGINT, SIG_DFL);
        kill(getpid(), SIGINT);
    }
    return code;
}

static PyStatus
initialize(int argc, char **argv, int *loop)
{
    locate();
    if (PyImport_AppendInittab("_lambda_json", PyInit__lambda_json) < 0) {
        return PyStatus_NoMemory();
    }
    const char *candidate = NULL;
    TRY(preinitialize(argc, argv, &candidate));
    PyConfig config;
    PyConfig_InitPythonConfig(&config);
    PyStatus status = PyConfig_SetBytesArgv(&config, argc, argv);
    if (!PyStatus_Exception(status)) {
        status = PyConfig_Read(&config);
    }
    if (!PyStatus_Exception(status) && runs(&config, candidate)) {
        *loop = 1;
        status = configure_loop(&config);
    }
    if (!PyStatus_Exception(status)) {
        status = Py_InitializeFromConfig(&config);
    }
    PyConfig_Clear(&config);
    return status;
}

int
main(int argc, char **argv)
{
    int loop = 0;
    PyStatus status = initialize(argc, argv, &loop);
    if (PyStatus_IsExit(status)) {
        return status.exitcode;
    }
    if (PyStatus_Exception(status)) {
        Py_ExitStatusException(status);
    }
    return loop ? run_loop() : Py_RunMain();
}
