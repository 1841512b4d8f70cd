# Prints words that should not stand in the sources: promises, and functions
# that are unsafe or depend on the locale.
BEGIN {
	promises = "(TO" "DO|FIX" "ME|XX" "X|HA" "CK)"
	unsafe = "(gets|strcpy|strcat|sprintf|vsprintf|strtok|system|popen|" \
		"alloca|atoi|atol|atof|rand|tmpnam|mktemp)"
	# term/ alone speaks to a C library that has a locale.
	locale = "(setlocale|is(alpha|alnum|digit|space|upper|lower|punct|" \
		"print)|isw[a-z]+|to(w?upper|w?lower)|str(n?casecmp|coll|" \
		"ftime|ptime)|wcs?width|mbr?towc|mbstowcs)"
}

function at(what) {
	print FILENAME ":" FNR ": " what
}

function calls(pattern) {
	return code ~ ("(^|[^a-zA-Z0-9_.>])" pattern "\\(")
}

{
	if (match($0, "(^|[^a-zA-Z])" promises "([^a-zA-Z]|$)"))
		at("a promise: " $0)
	code = $0
	gsub(/"([^"\\]|\\.)*"/, "\"\"", code)
	sub(/^[ \t]*\/?\*.*/, "", code)
	sub(/\/\*.*/, "", code)
	if (FILENAME !~ /^src\//)
		next
	if (calls(unsafe))
		at("an unsafe function: " $0)
	if (calls(locale) && FILENAME !~ /^src\/term\//)
		at("depends on the locale: " $0)
}
