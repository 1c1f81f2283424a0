/* The codec for JSON that is built into the launcher: read.c makes objects of text, write.c text of objects, module.c is what
   Python imports. It takes what is right and usual; what it does not take goes to the standard library's codec, which takes
   what is right and rare, and says of the rest what is wrong with it. */
#ifndef CODEC_H
#define CODEC_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define DEEPEST 1000  /* levels, as many as Python's own limit of recursion; none of them is a level of the C stack */
#define KEYS_BITS 10  /* of the number of keys that are remembered */
#define KEYS (1 << KEYS_BITS)

/* Returns a new object, or NotImplemented for what it does not take. Sets RecursionError for what is too deep for anybody. */
PyObject *codec_read(const unsigned char *text, Py_ssize_t size, PyObject **keys);

/* Returns new bytes, or None for a value that is not made of JSON's own types alone. */
PyObject *codec_write(PyObject *value, int strict);

#define WORD 8
#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))
#define BEYOND_ASCII EACH(0x80)

/* Returns eight bytes of a string, the first of them as the lowest. */
static inline uint64_t
word_at(const unsigned char *at)
{
    uint64_t word;
    memcpy(&word, at, WORD);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

/* Tells which bytes may not stand in a string as they are: quotes, backslashes, control characters, and those whose high bit is
   in `also`. Such a byte has its high bit set in the result; above the lowest of them others may have it too. */
static inline uint64_t
marks_in(uint64_t word, uint64_t also)
{
    uint64_t quote = word ^ EACH('"'), backslash = word ^ EACH('\\');
    uint64_t low = ((quote - EACH(1)) & ~quote) | ((backslash - EACH(1)) & ~backslash) | ((word - EACH(' ')) & ~word);
    return (low & EACH(0x80)) | (word & also);
}

static inline size_t
place_of_first(uint64_t marks)
{
    return (size_t)__builtin_ctzll(marks) / 8;
}

static inline int
is_mark(unsigned char byte, uint64_t also)
{
    return byte == '"' || byte == '\\' || byte < ' ' || (byte & also) != 0;
}

/* Returns where the run of bytes that are no marks ends. */
static inline const unsigned char *
end_of_run(const unsigned char *at, const unsigned char *end, uint64_t also)
{
    for (; end - at >= WORD; at += WORD) {
        uint64_t marks = marks_in(word_at(at), also);
        if (marks != 0) {
            return at + place_of_first(marks);
        }
    }
    while (at < end && !is_mark(*at, also)) {
        at++;
    }
    return at;
}

#endif
