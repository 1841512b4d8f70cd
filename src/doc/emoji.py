#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Print src/doc/emoji_names.c from GitHub's names of emoji.

usage: emoji.py INDEX_JS      (index.js of the npm package gemoji, MIT)

The output depends on the file alone, so two runs give the same bytes.
"""
import re
import sys


def main(path):
    with open(path, encoding='utf-8') as f:
        text = f.read()
    names = {}
    for emoji, listed in re.findall(
            r"emoji: '([^']+)',\s*names: \[([^\]]*)\]", text):
        for name in re.findall(r"'([^']+)'", listed):
            names[name] = emoji
    print('/* SPDX-License-Identifier: MIT */')
    print('/* Made by emoji.py; do not edit. */')
    print('#include "doc/emoji_names.h"\n')
    print('const struct emoji_name emoji_names[] = {')
    for name in sorted(names, key=lambda n: n.encode()):
        code = ''.join(c if ord(c) < 0x80 else '\\U%08X' % ord(c)
                       for c in names[name])
        print('\t{ "%s", "%s" },' % (name, code))
    print('};\n')
    print('const size_t emoji_names_count = '
          'sizeof(emoji_names) / sizeof(emoji_names[0]);')


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
