/* Strings: those without escapes straight from the text, and keys from memory. */
#include "reader.h"

/* One character has to be that object which all strings of one such character are. */
static inline PyObject *
ascii(const void *text, size_t size)
{
    if (size == 1) {
        return PyUnicode_FromKindAndData(PyUnicode_1BYTE_KIND, text, 1);
    }
    PyObject *string = PyUnicode_New((Py_ssize_t)size, 127);
    if (string != NULL) {
        memcpy(PyUnicode_1BYTE_DATA(string), text, size);
    }
    return string;
}

static int
hex4(Reader *reader)
{
    int number = 0;
    if (reader->end - reader->at < 4) {
        return -1;
    }
    for (int i = 0; i < 4; i++) {
        int byte = *reader->at++, letter = byte | ' ';
        int digit = byte >= '0' && byte <= '9' ? byte - '0' : letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
        if (digit < 0) {
            return -1;
        }
        number = number << 4 | digit;
    }
    return number;
}

/* Reads what follows \u, both halves of a pair, and writes it as UTF-8; returns its length, or 0. */
static size_t
read_code_point(Reader *reader, unsigned char *to)
{
    int point = hex4(reader);
    if (point >= 0xD800 && point < 0xDC00 && reader->end - reader->at >= 6 && memcmp(reader->at, "\\u", 2) == 0) {
        reader->at += 2;
        int low = hex4(reader);
        point = low >= 0xDC00 && low < 0xE000 ? 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00) : -1;
    }
    if (point < 0 || (point >= 0xD800 && point < 0xE000)) {
        return 0;
    }
    if (point < 0x80) {
        to[0] = (unsigned char)point;
        return 1;
    }
    size_t length = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--, point >>= 6) {
        to[i] = (unsigned char)(0x80 | (point & 0x3F));
    }
    to[0] = (unsigned char)((0xF00 >> length & 0xFF) | point);
    return length;
}

/* Reads one escape behind its backslash; returns the length of what it stands for in UTF-8, or 0. */
static inline size_t
read_escape(Reader *reader, unsigned char *to)
{
    static const unsigned char meanings[256] = {
        ['"'] = '"', ['\\'] = '\\', ['/'] = '/', ['b'] = '\b', ['f'] = '\f', ['n'] = '\n', ['r'] = '\r', ['t'] = '\t',
    };
    if (reader->at == reader->end) {
        return 0;
    }
    unsigned char letter = *reader->at++;
    *to = meanings[letter];
    return *to != 0 ? 1 : letter == 'u' ? read_code_point(reader, to) : 0;
}

/* Reads a string that has escapes. It may be found to have characters beyond ASCII when they stand right behind it. */
static PyObject *
read_escaped(Reader *reader)
{
    size_t size = 0;
    uint64_t seen = 0;
    while (reader->at < reader->end && reader_reserve(reader, size + 2 * WORD) == 0) {
        unsigned char *text = (unsigned char *)reader->text;
        if (reader->end - reader->at >= WORD) {
            uint64_t word = word_at(reader->at), marks = marks_in(word, 0);
            size_t length = marks == 0 ? WORD : place_of_first(marks);
            memcpy(text + size, reader->at, WORD);
            seen |= word;
            reader->at += length;
            size += length;
            if (marks == 0) {
                continue;
            }
        } else if (!is_mark(*reader->at, 0)) {
            seen |= text[size++] = *reader->at++;
            continue;
        }
        int mark = *reader->at++;
        if (mark == '"') {
            return seen & BEYOND_ASCII ? PyUnicode_DecodeUTF8(reader->text, (Py_ssize_t)size, NULL) : ascii(text, size);
        }
        size_t length = mark == '\\' ? read_escape(reader, text + size) : 0;
        if (length == 0) {
            return NULL;
        }
        seen |= text[size];
        size += length;
    }
    return NULL;
}

PyObject *
reader_string(Reader *reader)
{
    const unsigned char *start = reader->at, *stop = end_of_run(start, reader->end, BEYOND_ASCII), *beyond = stop;
    if (stop < reader->end && *stop >= 0x80) {
        stop = end_of_run(stop, reader->end, 0);
    }
    if (stop == reader->end || *stop < ' ') {
        return NULL;
    }
    if (*stop == '\\') {
        return read_escaped(reader);
    }
    reader->at = stop + 1;
    if (stop == beyond) {
        return ascii(start, (size_t)(stop - start));
    }
    return PyUnicode_DecodeUTF8((const char *)start, stop - start, NULL);
}

#define LONGEST_KEY 64

static inline uint32_t
place_of_key(const unsigned char *start, size_t size)
{
    uint64_t first = 0, last = 0;
    if (size >= 8) {
        memcpy(&first, start, 8);
        memcpy(&last, start + size - 8, 8);
    } else {
        for (size_t i = 0; i < size; i++) {
            first = first << 8 | start[i];
        }
    }
    uint64_t mixed = (first ^ (last << 31 | last >> 33) ^ size) * UINT64_C(0x9E3779B97F4A7C15);
    return (uint32_t)((mixed ^ mixed >> 29) * UINT64_C(0xBF58476D1CE4E5B9) >> (64 - KEYS_BITS));
}

/* Keys are few and come again: what is remembered need not be made, nor hashed. */
int
reader_key(Reader *reader)
{
    if (next_byte(reader) != '"') {
        return -1;
    }
    const unsigned char *start = ++reader->at, *stop = end_of_run(start, reader->end, BEYOND_ASCII);
    size_t size = (size_t)(stop - start);
    PyObject *key;
    if (stop == reader->end || *stop != '"' || size > LONGEST_KEY) {
        key = reader_string(reader);
    } else {
        PyObject **known = &reader->keys[place_of_key(start, size)];
        if (*known == NULL || (size_t)PyUnicode_GET_LENGTH(*known) != size
            || memcmp(PyUnicode_1BYTE_DATA(*known), start, size) != 0) {
            PyObject *made = ascii(start, size);
            if (made == NULL) {
                return -1;
            }
            Py_XSETREF(*known, made);
        }
        key = Py_NewRef(*known);
        reader->at = stop + 1;
    }
    if (key == NULL || reader_push(reader, key) < 0 || next_byte(reader) != ':') {
        return -1;
    }
    reader->at++;
    return 0;
}
