#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Print src/unicode/tables.c from the Unicode Character Database.

usage: generate.py UCD      (make unicode; UCD is Debian's /usr/share/unicode)

The output depends on the files alone, so two runs give the same bytes.
"""
import re
import sys

SIZE = 0x110000
BLOCK_BITS = 6

# What the tailorings of TYPESETTING treat on their own; see lineclass.h.
LINE_SPECIAL = {
    'BAR': '―',
    'OPENING': '“‘',
    'CLOSING': '”',
    'CURLY': '’',
    'STRAIGHT': "'",
    'MIDDLE': '·',
    'TILDE': '～／',
    'LOOSE_NS': '々〻ゝゞヽヾ・：；･‼⁇⁈⁉',
    'LOOSE_EX': '！？',
    'PLUS': '+',
    'BLANK': '\t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008'
             '\u2009\u200a\u205f\u3000',
}

# F2: one of these may stand beyond the right edge.
HANGING = '、。，．｡､'

# N5: words that count or measure, as they stand directly after digits.
UNITS = (
    '十百千万萬亿億兆'
    '元圆圓円角美年月日号號时時点點分秒刻天周週旬季岁歲歳'
    '人名位个個只隻件家次回倍度成折割多余餘'
    '米克吨噸斤里升寸尺丈亩畝瓦伏码碼'
    '台臺部条條张張页頁章节節期届屆代层層级級种種款项項本册冊枚匹头頭'
    '杯瓶字行列卷巻篇集场場座所间間处處支组組轮輪步歩票班套辆輛架艘'
    '丁目番階軒戸話社校'
    'つかヶヵケカ'
    '년월일시분초원명개회번살억만천백대권장층세위점배')


def ranges(path, field=1):
    """Yields (first, last, value) of a UCD file."""
    with open(path, encoding='utf-8') as f:
        for line in f:
            fields = [x.strip() for x in line.split('#')[0].split(';')]
            if len(fields) > field:
                first, _, last = fields[0].partition('..')
                yield int(first, 16), int(last or first, 16), fields[field]


def prop(path, default, wanted=None):
    """The property as a list over all code points."""
    values = [default] * SIZE
    for first, last, value in ranges(path):
        if wanted is None or value in wanted:
            for cp in range(first, last + 1):
                values[cp] = value
    return values


def categories(path):
    values = ['Cn'] * SIZE
    first = None
    with open(path, encoding='utf-8') as f:
        for line in f:
            fields = line.split(';')
            cp = int(fields[0], 16)
            if fields[1].endswith(', First>'):
                first = cp
            start = first if fields[1].endswith(', Last>') else cp
            for c in range(start, cp + 1):
                values[c] = fields[2]
    return values


class Database:
    def __init__(self, folder):
        line = folder + '/LineBreak.txt'
        with open(line, encoding='utf-8') as f:
            self.version = re.search(r'-([0-9.]+)\.txt', f.readline()).group(1)
        self.category = categories(folder + '/UnicodeData.txt')
        self.line = prop(line, 'XX')
        self.east = prop(folder + '/EastAsianWidth.txt', 'N')
        self.grapheme = prop(
            folder + '/auxiliary/GraphemeBreakProperty.txt', 'Other')
        self.script = prop(folder + '/Scripts.txt', 'Unknown')
        self.pictograph = prop(folder + '/emoji/emoji-data.txt', '',
                               ('Extended_Pictographic',))
        self.emoji = prop(folder + '/emoji/emoji-data.txt', '',
                          ('Emoji_Presentation',))
        self.special = {ord(c): name for name, chars in LINE_SPECIAL.items()
                        for c in chars}


def line_class(db, cp):
    """UAX #14 LB1, and the finer classes."""
    c = db.line[cp]
    if cp in db.special:
        return db.special[cp]
    if c == 'SA':
        return 'CM' if db.category[cp] in ('Mn', 'Mc') else 'AL'
    if c in ('AI', 'SG', 'XX'):
        c = 'AL'
    if db.pictograph[cp] and db.category[cp] == 'Cn':
        return 'XP'
    if c in ('OP', 'CP') and db.east[cp] in 'FWH':
        return c + 'W'
    return {'NL': 'BK'}.get(c, c)


GRAPHEMES = {
    'Other': 'OTHER', 'CR': 'CR', 'LF': 'LF', 'Control': 'CONTROL',
    'Extend': 'EXTEND', 'ZWJ': 'ZWJ', 'Regional_Indicator': 'REGIONAL',
    'Prepend': 'PREPEND', 'SpacingMark': 'SPACING', 'L': 'L', 'V': 'V',
    'T': 'T', 'LV': 'LV', 'LVT': 'LVT',
}


def grapheme_class(db, cp):
    if db.pictograph[cp]:
        return 'PICTOGRAPH'
    return GRAPHEMES[db.grapheme[cp]]


def width_class(db, cp):
    """TYPESETTING W1-W4."""
    if db.category[cp] in ('Mn', 'Me', 'Cf', 'Cc', 'Zl', 'Zp', 'Cs'):
        return 'ZERO'
    if 0x1160 <= cp <= 0x11FF or 0xD7B0 <= cp <= 0xD7FF:
        return 'ZERO'
    return {'F': 'WIDE', 'W': 'WIDE', 'A': 'AMBIGUOUS'}.get(
        db.east[cp], 'NARROW')


def script_class(db, cp):
    script = db.script[cp]
    if chr(cp) in 'ーｰﾞﾟ':
        return 'KANA'
    if db.line[cp] == 'SA':
        return 'UNSPACED'
    return {
        'Common': 'NO_SCRIPT', 'Inherited': 'NO_SCRIPT',
        'Unknown': 'NO_SCRIPT', 'Han': 'HAN', 'Bopomofo': 'HAN',
        'Hiragana': 'KANA', 'Katakana': 'KANA', 'Hangul': 'HANGUL',
    }.get(script, 'ALPHABET')


MARKS = ('CL', 'CP', 'CPW', 'EX', 'IS', 'QU', 'NS', 'IN', 'B2', 'BAR',
         'OPENING', 'CLOSING', 'CURLY', 'STRAIGHT', 'MIDDLE', 'TILDE',
         'LOOSE_NS', 'LOOSE_EX')


def flags(db, cp):
    """The LINEBREAK_ bits of a cluster of this character."""
    line, script = line_class(db, cp), script_class(db, cp)
    if line in ('SP', 'BLANK'):
        return ['SPACE']
    if cp == 0xAD:
        return ['HYPHEN']
    if grapheme_class(db, cp) != 'PREPEND' and (
            db.category[cp] in ('Cc', 'Cf', 'Zl', 'Zp') or line == 'BK'):
        return ['INVISIBLE']
    if script in ('HAN', 'KANA') and db.category[cp][0] in 'LN':
        return ['IDEOGRAPH']
    found = []
    if chr(cp) in HANGING:
        found.append('HANGS')
    if line in MARKS and line != 'OPENING':
        found.append('MARK')
    return found


def traits(db, cp):
    found = []
    if db.east[cp] in ('F', 'W', 'H'):
        found.append('EAST_ASIAN')
    if db.category[cp][0] in 'PS':
        found.append('PUNCTUATION')
    if db.category[cp][0] == 'P':
        found.append('MARK')
    if db.emoji[cp]:
        found.append('EMOJI')
    if 0xA0 < cp < 0x10000 and chr(cp) in UNITS:
        found.append('UNIT')
    if (line_class(db, cp) in ('ID', 'CJ', 'H2', 'H3')
            and width_class(db, cp) == 'WIDE'
            and grapheme_class(db, cp) in ('OTHER', 'LV', 'LVT')):
        found.append('PLAIN_WIDE')
    if db.line[cp] == 'QU' and db.category[cp] in ('Pi', 'Pf'):
        found.append('INITIAL' if db.category[cp] == 'Pi' else 'FINAL')
    return found


def bits(prefix, names):
    return ' | '.join(prefix + n for n in names) or '0'


def entry(db, cp):
    return 'LINECLASS_%s, TABLES_%s, TABLES_%s, TABLES_%s, %s, %s' % (
        line_class(db, cp), grapheme_class(db, cp), width_class(db, cp),
        script_class(db, cp), bits('LINEBREAK_', flags(db, cp)),
        bits('TABLES_', traits(db, cp)))


def numbers(values):
    lines, line = [], ''
    for v in values:
        item = '%d,' % v
        if len(line) + len(item) > 72:
            lines.append('\t' + line)
            line = ''
        line += item
    return '\n'.join(lines + ['\t' + line])


def main(folder):
    db = Database(folder)
    entries, blocks, stage, size = {}, {}, [], 1 << BLOCK_BITS
    for start in range(0, SIZE, size):
        block = tuple(entries.setdefault(entry(db, cp), len(entries))
                      for cp in range(start, start + size))
        stage.append(blocks.setdefault(block, len(blocks)))
    assert len(entries) < 256
    print('/* SPDX-License-Identifier: MIT */')
    print('/* Made by generate.py from the Unicode Character Database %s; '
          'do not edit. */' % db.version)
    print('#include "unicode/tables.h"\n\n#include "unicode/linebreak.h"\n')
    print('const char tables_unicode_version[] = "%s";\n' % db.version)
    print('const struct tables_entry tables_entries[] = {')
    for text in entries:
        print('\t{ %s },' % text)
    print('};\n\nconst unsigned tables_n_entries = %d;' % len(entries))
    print('\nconst uint8_t tables_blocks[] = {')
    print(numbers(i for block in blocks for i in block))
    print('};\n\nconst uint16_t tables_stage[] = {')
    print(numbers(stage))
    print('};')


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
