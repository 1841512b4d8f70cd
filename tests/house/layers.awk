# Prints includes that go upwards, or bring a foreign library into a folder that
# is not its own.
BEGIN {
	n = split("base unicode sketch draw archive doc typeset state ui " \
		"term app", order)
	for (i = 1; i <= n; i++)
		rank[order[i]] = i
	rank["main"] = n + 1

	home["yaml.h"] = "archive app"
	home["cmark.h"] = "doc"
	home["curses.h"] = home["ncurses.h"] = home["term.h"] = "term"
	home["ncursesw/curses.h"] = "term"
	home["utf8proc.h"] = "unicode"
	home["fribidi.h"] = home["fribidi/fribidi.h"] = "unicode"
	home["thai/thbrk.h"] = "unicode"
	home["chafa.h"] = home["png.h"] = home["turbojpeg.h"] = "draw"
	home["webp/decode.h"] = home["webp/demux.h"] = "draw"
	home["gif_lib.h"] = "draw"
	home["sqlite3.h"] = "state"
	# What depends on the locale.
	home["locale.h"] = home["langinfo.h"] = "term"
	home["wchar.h"] = home["wctype.h"] = "term"
	home["ctype.h"] = ""
}

FNR == 1 {
	folder = FILENAME
	sub(/^src\//, "", folder)
	sub(/\.c$/, "", folder)
	sub(/\/.*/, "", folder)
}

function at(what) {
	print FILENAME ":" FNR ": " what
}

/^[ \t]*#[ \t]*include[ \t]*"/ {
	split($0, part, "\"")
	target = part[2]
	if (target !~ /\//)
		at("includes \"" target "\" without its folder")
	sub(/\/.*/, "", target)
	if (!(target in rank))
		at("includes from an unknown folder " target)
	else if (rank[target] > rank[folder])
		at(folder " includes from " target ", which is above it")
}

/^[ \t]*#[ \t]*include[ \t]*</ {
	header = $0
	sub(/^[^<]*</, "", header)
	sub(/>.*/, "", header)
	if (header in home && index(" " home[header] " ", " " folder " ") == 0)
		at("includes <" header "> outside " \
			(home[header] == "" ? "the tests" : home[header]))
}
