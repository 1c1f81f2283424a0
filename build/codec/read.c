/* Objects from JSON: a text is passed over once, without recursion. */
#include "reader.h"

typedef enum { FAILED, MORE, CLOSED } State;

int
reader_push(Reader *reader, PyObject *item)
{
    if (reader->count == reader->room) {
        size_t room = reader->room ? 2 * reader->room : 64;
        PyObject **items = PyMem_Realloc(reader->items, room * sizeof *items);
        if (items == NULL) {
            Py_DECREF(item);
            PyErr_NoMemory();
            return -1;
        }
        reader->items = items;
        reader->room = room;
    }
    reader->items[reader->count++] = item;
    return 0;
}

int
reader_reserve(Reader *reader, size_t room)
{
    if (room > reader->text_room) {
        char *text = PyMem_Realloc(reader->text, 2 * room);
        if (text == NULL) {
            PyErr_NoMemory();
            return -1;
        }
        reader->text = text;
        reader->text_room = 2 * room;
    }
    return 0;
}

static PyObject *
read_word(Reader *reader, const char *word, PyObject *meaning)
{
    size_t size = strlen(word);
    if ((size_t)(reader->end - reader->at) < size || memcmp(reader->at, word, size) != 0) {
        return NULL;
    }
    reader->at += size;
    return Py_NewRef(meaning);
}

static PyObject *
read_scalar(Reader *reader, int first)
{
    switch (first) {
    case '"': reader->at++; return reader_string(reader);
    case 'n': return read_word(reader, "null", Py_None);
    case 't': return read_word(reader, "true", Py_True);
    case 'f': return read_word(reader, "false", Py_False);
    case -1: return NULL;
    default: return reader_number(reader);
    }
}

static int
open_container(Reader *reader, int is_object)
{
    if (reader->depth == DEEPEST) {
        PyErr_Format(PyExc_RecursionError, "maximum recursion depth exceeded while decoding a JSON %s from a unicode string",
                     is_object ? "object" : "array");
        return -1;
    }
    reader->at++;
    reader->open[reader->depth++] = 2 * reader->count + (size_t)is_object;
    return 0;
}

static State
close_container(Reader *reader, PyObject **value, PyObject *made)
{
    reader->at++;
    reader->depth--;
    *value = made;
    return made == NULL ? FAILED : CLOSED;
}

static State
open_array(Reader *reader, PyObject **value)
{
    if (open_container(reader, 0) < 0) {
        return FAILED;
    }
    return next_byte(reader) == ']' ? close_container(reader, value, PyList_New(0)) : MORE;
}

static State
open_object(Reader *reader, PyObject **value)
{
    PyObject *dict;
    if (open_container(reader, 1) < 0 || (dict = PyDict_New()) == NULL || reader_push(reader, dict) < 0) {
        return FAILED;
    }
    if (next_byte(reader) == '}') {
        return close_container(reader, value, reader->items[--reader->count]);
    }
    return reader_key(reader) < 0 ? FAILED : MORE;
}

/* Adds a value to the array that is open; gives the array when it is complete. */
static State
add_to_array(Reader *reader, PyObject **value)
{
    if (reader_push(reader, *value) < 0) {
        return FAILED;
    }
    int next = next_byte(reader);
    if (next == ',') {
        reader->at++;
        return MORE;
    }
    if (next != ']') {
        return FAILED;
    }
    size_t first = reader->open[reader->depth - 1] / 2;
    PyObject *list = PyList_New((Py_ssize_t)(reader->count - first));
    if (list != NULL) {
        for (size_t i = first; i < reader->count; i++) {
            PyList_SET_ITEM(list, (Py_ssize_t)(i - first), reader->items[i]);
        }
        reader->count = first;
    }
    return close_container(reader, value, list);
}

static State
add_to_object(Reader *reader, PyObject **value)
{
    PyObject *key = reader->items[--reader->count];
    int failed = PyDict_SetItem(reader->items[reader->count - 1], key, *value);
    Py_DECREF(key);
    Py_DECREF(*value);
    int next = failed ? -1 : next_byte(reader);
    if (next == ',') {
        reader->at++;
        return reader_key(reader) < 0 ? FAILED : MORE;
    }
    return next == '}' ? close_container(reader, value, reader->items[--reader->count]) : FAILED;
}

static PyObject *
read_value(Reader *reader)
{
    State state;
    PyObject *value = NULL;
    do {
        int first = next_byte(reader);
        if (first == '[') {
            state = open_array(reader, &value);
        } else if (first == '{') {
            state = open_object(reader, &value);
        } else {
            value = read_scalar(reader, first);
            state = value == NULL ? FAILED : CLOSED;
        }
        while (state == CLOSED && reader->depth > 0) {
            state = reader->open[reader->depth - 1] & 1 ? add_to_object(reader, &value) : add_to_array(reader, &value);
        }
    } while (state == MORE);
    return state == CLOSED ? value : NULL;
}

PyObject *
codec_read(const unsigned char *text, Py_ssize_t size, PyObject **keys)
{
    Reader reader;
    memset(&reader, 0, offsetof(Reader, open));
    reader.at = text;
    reader.end = text + size;
    reader.keys = keys;
    if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        reader.at += 3;
    }
    PyObject *value = read_value(&reader);
    if (value != NULL && next_byte(&reader) != -1) {
        Py_CLEAR(value);
    }
    while (reader.count > 0) {
        Py_DECREF(reader.items[--reader.count]);
    }
    PyMem_Free(reader.items);
    PyMem_Free(reader.text);
    if (value == NULL && (!PyErr_Occurred() || PyErr_ExceptionMatches(PyExc_ValueError))) {
        PyErr_Clear();
        value = Py_NewRef(Py_NotImplemented);
    }
    return value;
}
