/* Strings: runs of characters that need no care as they are. */
#include "writer.h"

#define LONGEST_ESCAPE 6

/* Writes one character, the room for which is reserved. */
static void
write_escape(Writer *writer, Py_UCS4 character)
{
    static const char hex[] = "0123456789abcdef", short_forms[] = "\"\"\\\\\bb\ff\nn\rr\tt";
    char *to = writer->at;
    *to++ = '\\';
    for (const char *form = short_forms; *form != '\0'; form += 2) {
        if ((Py_UCS4)*form == character) {
            *to++ = form[1];
            writer->at = to;
            return;
        }
    }
    *to++ = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
        *to++ = hex[character >> shift & 0xF];
    }
    writer->at = to;
}

/* Writes one character in UTF-8, half of a surrogate pair as its escape. The room for it is reserved. */
static void
write_character(Writer *writer, Py_UCS4 character)
{
    unsigned char *to = (unsigned char *)writer->at;
    if (character < 0x80) {
        if (is_mark((unsigned char)character, 0)) {
            write_escape(writer, character);
            return;
        }
        *to++ = (unsigned char)character;
    } else if (character < 0x800) {
        *to++ = (unsigned char)(0xC0 | character >> 6);
        *to++ = (unsigned char)(0x80 | (character & 0x3F));
    } else if (character >= 0xD800 && character < 0xE000) {
        write_escape(writer, character);
        return;
    } else {
        if (character < 0x10000) {
            *to++ = (unsigned char)(0xE0 | character >> 12);
        } else {
            *to++ = (unsigned char)(0xF0 | character >> 18);
            *to++ = (unsigned char)(0x80 | (character >> 12 & 0x3F));
        }
        *to++ = (unsigned char)(0x80 | (character >> 6 & 0x3F));
        *to++ = (unsigned char)(0x80 | (character & 0x3F));
    }
    writer->at = (char *)to;
}

/* Writes characters of one byte: runs as they are. Leaves room for a quote. */
static int
write_bytes(Writer *writer, const unsigned char *at, const unsigned char *end)
{
    for (;;) {
        uint64_t marks = 0;
        if (writer_reserve(writer, (size_t)(end - at) + LONGEST_ESCAPE + 1) < 0) {
            return FAILED;
        }
        while (marks == 0 && end - at >= WORD) {
            marks = marks_in(word_at(at), BEYOND_ASCII);
            size_t length = marks == 0 ? WORD : place_of_first(marks);
            memcpy(writer->at, at, WORD);
            writer->at += length;
            at += length;
        }
        while (at < end && !is_mark(*at, BEYOND_ASCII)) {
            *writer->at++ = (char)*at++;
        }
        if (at == end) {
            return WRITTEN;
        }
        write_character(writer, *at++);
    }
}

#define CHUNK 64

/* Writes characters of two or four bytes, and leaves room for a quote. */
static int
write_characters(Writer *writer, int kind, const void *text, Py_ssize_t length)
{
    for (Py_ssize_t i = 0; i < length;) {
        Py_ssize_t stop = length - i > CHUNK ? i + CHUNK : length;
        if (writer_reserve(writer, CHUNK * LONGEST_ESCAPE + 1) < 0) {
            return FAILED;
        }
        for (; i < stop; i++) {
            write_character(writer, PyUnicode_READ(kind, text, i));
        }
    }
    return WRITTEN;
}

int
writer_string(Writer *writer, PyObject *string)
{
#if PY_VERSION_HEX < 0x030C0000
    if (PyUnicode_READY(string) < 0) {
        return FAILED;
    }
#endif
    int kind = PyUnicode_KIND(string), status;
    Py_ssize_t length = PyUnicode_GET_LENGTH(string);
    const unsigned char *text = PyUnicode_DATA(string);
    if (writer_reserve(writer, 1) < 0) {
        return FAILED;
    }
    *writer->at++ = '"';
    status = kind == PyUnicode_1BYTE_KIND ? write_bytes(writer, text, text + length)
                                          : write_characters(writer, kind, text, length);
    if (status < 0) {
        return FAILED;
    }
    *writer->at++ = '"';
    return WRITTEN;
}
