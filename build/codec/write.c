/* JSON from objects: in UTF-8, with the separators of the managed runtime, into bytes that grow, without recursion. */
#include "writer.h"

#define FIRST_SIZE 479  /* bytes: the largest that Python's own allocator gives */
#define USUAL_DEPTH 50

int
writer_grow(Writer *writer, size_t room)
{
    size_t used = (size_t)(writer->at - PyBytes_AS_STRING(writer->bytes)), size = used + used / 2 + room;
    if (_PyBytes_Resize(&writer->bytes, (Py_ssize_t)size) < 0) {
        return FAILED;
    }
    writer->at = PyBytes_AS_STRING(writer->bytes) + used;
    writer->end = PyBytes_AS_STRING(writer->bytes) + size;
    return WRITTEN;
}

static int
write_scalar(Writer *writer, PyObject *value)
{
    if (PyUnicode_CheckExact(value)) {
        return writer_string(writer, value);
    }
    if (value == Py_None) {
        return WRITE(writer, "null");
    }
    if (value == Py_True) {
        return WRITE(writer, "true");
    }
    if (value == Py_False) {
        return WRITE(writer, "false");
    }
    if (PyLong_CheckExact(value)) {
        return writer_integer(writer, value);
    }
    return PyFloat_CheckExact(value) ? writer_float(writer, PyFloat_AS_DOUBLE(value)) : NOT_PLAIN;
}

/* Writes the key of an object, which is text whatever it was. */
static int
write_key(Writer *writer, PyObject *key)
{
    int status;
    if (PyUnicode_CheckExact(key)) {
        return writer_string(writer, key);
    }
    if (WRITE(writer, "\"") < 0) {
        return FAILED;
    }
    status = write_scalar(writer, key);
    return status == WRITTEN ? WRITE(writer, "\"") : status;
}

/* A value that holds itself has no end; below the usual depth it is looked for. */
static int
is_open(const Writer *writer, PyObject *container)
{
    for (int level = 0; writer->depth > USUAL_DEPTH && level < writer->depth; level++) {
        if (writer->open[level].container == container) {
            return 1;
        }
    }
    return 0;
}

static int
open_container(Writer *writer, PyObject *container)
{
    if (writer->depth == DEEPEST || is_open(writer, container)) {
        return NOT_PLAIN;
    }
    writer->open[writer->depth].container = container;
    writer->open[writer->depth++].next = 0;
    return PyDict_CheckExact(container) ? WRITE(writer, "{") : WRITE(writer, "[");
}

static int
write_or_open(Writer *writer, PyObject *value)
{
    int is_container = PyDict_CheckExact(value) || PyList_CheckExact(value) || PyTuple_CheckExact(value);
    return is_container ? open_container(writer, value) : write_scalar(writer, value);
}

/* Writes what stands before the next member of an object, and gives it; after the last one NULL. */
static int
next_of_object(Writer *writer, PyObject *dict, Py_ssize_t *next, PyObject **member)
{
    PyObject *key;
    int is_first = *next == 0, status;
    if (!PyDict_Next(dict, next, &key, member)) {
        *member = NULL;
        return WRITE(writer, "}");
    }
    if (!is_first && WRITE(writer, ", ") < 0) {
        return FAILED;
    }
    status = write_key(writer, key);
    return status == WRITTEN ? WRITE(writer, ": ") : status;
}

static int
next_of_array(Writer *writer, PyObject *sequence, Py_ssize_t *next, PyObject **member)
{
    if (*next == PySequence_Fast_GET_SIZE(sequence)) {
        *member = NULL;
        return WRITE(writer, "]");
    }
    *member = PySequence_Fast_GET_ITEM(sequence, *next);
    return (*next)++ > 0 ? WRITE(writer, ", ") : WRITTEN;
}

static int
write_value(Writer *writer, PyObject *value)
{
    int status = write_or_open(writer, value);
    while (status == WRITTEN && writer->depth > 0) {
        PyObject *container = writer->open[writer->depth - 1].container, *member;
        Py_ssize_t *next = &writer->open[writer->depth - 1].next;
        status = PyDict_CheckExact(container) ? next_of_object(writer, container, next, &member)
                                              : next_of_array(writer, container, next, &member);
        if (status == WRITTEN && member == NULL) {
            writer->depth--;
        } else if (status == WRITTEN) {
            status = write_or_open(writer, member);
        }
    }
    return status;
}

PyObject *
codec_write(PyObject *value, int strict)
{
    Writer writer;
    writer.bytes = PyBytes_FromStringAndSize(NULL, FIRST_SIZE);
    if (writer.bytes == NULL) {
        return NULL;
    }
    writer.at = PyBytes_AS_STRING(writer.bytes);
    writer.end = writer.at + FIRST_SIZE;
    writer.strict = strict;
    writer.depth = 0;
    int status = write_value(&writer, value);
    if (status == WRITTEN) {
        _PyBytes_Resize(&writer.bytes, writer.at - PyBytes_AS_STRING(writer.bytes));
        return writer.bytes;
    }
    Py_XDECREF(writer.bytes);
    return status == NOT_PLAIN ? Py_NewRef(Py_None) : NULL;
}
