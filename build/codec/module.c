#include "codec.h"

static PyObject *
module_read(PyObject *module, PyObject *body)
{
    Py_buffer text;
    if (PyObject_GetBuffer(body, &text, PyBUF_SIMPLE) < 0) {
        return NULL;
    }
    PyObject *value = codec_read(text.buf, text.len, PyModule_GetState(module));
    PyBuffer_Release(&text);
    return value;
}

static PyObject *
module_write(PyObject *Py_UNUSED(module), PyObject *const *arguments, Py_ssize_t count)
{
    if (count != 2) {
        PyErr_SetString(PyExc_TypeError, "write(value, strict) takes two arguments");
        return NULL;
    }
    return codec_write(arguments[0], arguments[1] == Py_True);
}

static void
module_free(void *module)
{
    PyObject **keys = PyModule_GetState(module);
    for (int i = 0; keys != NULL && i < KEYS; i++) {
        Py_CLEAR(keys[i]);
    }
}

static PyMethodDef methods[] = {
    {"read", module_read, METH_O, "read(body: bytes | bytearray) -> object"},
    {"write", (PyCFunction)(void (*)(void))module_write, METH_FASTCALL, "write(value: object, strict: bool) -> bytes | None"},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {
#if PY_VERSION_HEX >= 0x030C0000
    {Py_mod_multiple_interpreters, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED},
#endif
    {0, NULL},
};

/* The state is the memory of keys, all empty at first, so importing the module is no work. */
static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,
    .m_name = "_lambda_json",
    .m_size = KEYS * sizeof(PyObject *),
    .m_methods = methods,
    .m_slots = slots,
    .m_free = module_free,
};

PyMODINIT_FUNC
PyInit__lambda_json(void)
{
    return PyModuleDef_Init(&definition);
}
