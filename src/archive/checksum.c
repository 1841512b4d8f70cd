/* SPDX-License-Identifier: MIT */
#include "archive/checksum.h"

#include <string.h>

#define P1 0x9E3779B185EBCA87u
#define P2 0xC2B2AE3D27D4EB4Fu
#define P3 0x165667B19E3779F9u
#define P4 0x85EBCA77C2B2AE63u
#define P5 0x27D4EB2F165667C5u

static uint64_t word_at(const unsigned char *p)
{
	uint64_t w;

	memcpy(&w, p, sizeof(w));
	return w;
}

static uint64_t turn(uint64_t x, int bits)
{
	return x << bits | x >> (64 - bits);
}

static uint64_t mix(uint64_t acc, uint64_t word)
{
	return turn(acc + word * P2, 31) * P1;
}

static uint64_t merge(uint64_t h, uint64_t lane)
{
	return (h ^ mix(0, lane)) * P1 + P4;
}

static uint64_t finish(uint64_t h)
{
	h = (h ^ h >> 33) * P2;
	h = (h ^ h >> 29) * P3;
	return h ^ h >> 32;
}

/* The bytes that make no full stripe. */
static uint64_t add_rest(uint64_t h, const unsigned char *p, size_t left)
{
	for (; left >= 8; p += 8, left -= 8)
		h = turn(h ^ mix(0, word_at(p)), 27) * P1 + P4;
	if (left >= 4) {
		uint32_t w;
		memcpy(&w, p, sizeof(w));
		h = turn(h ^ w * P1, 23) * P2 + P3;
		p += 4;
		left -= 4;
	}
	for (; left; p++, left--)
		h = turn(h ^ *p * P5, 11) * P1;
	return h;
}

uint64_t checksum(const void *bytes, size_t len)
{
	const unsigned char *p = bytes;
	size_t left = len;
	uint64_t h = P5;

	if (left >= 32) {
		uint64_t a = P1 + P2, b = P2, c = 0, d = 0 - P1;
		for (; left >= 32; p += 32, left -= 32) {
			a = mix(a, word_at(p));
			b = mix(b, word_at(p + 8));
			c = mix(c, word_at(p + 16));
			d = mix(d, word_at(p + 24));
		}
		h = turn(a, 1) + turn(b, 7) + turn(c, 12) + turn(d, 18);
		h = merge(merge(merge(merge(h, a), b), c), d);
	}
	return finish(add_rest(h + len, p, left));
}
