# Prints what is too long in C files: 700 lines a file (tables of cases in
# tests may be longer), 100 a function. A function is what stands between braces
# in the first column.
FNR == 1 {
	told = start = 0
}

FNR > 700 && !told && FILENAME ~ /^src\// {
	print FILENAME ": longer than 700 lines"
	told = 1
}

/^[a-zA-Z].*\(/ {
	name = $0
	sub(/\(.*/, "", name)
	sub(/.*[ *]/, "", name)
}

/^\{/ {
	start = FNR
}

/^\}/ && start {
	if (FNR - start + 1 > 100)
		print FILENAME ":" start ": " name " takes " \
			FNR - start + 1 " lines"
	start = 0
}
