# Prints for tsort which module needs which.
FNR == 1 {
	file = FILENAME
	sub(/^src\//, "", file)
	module = file
	sub(/\.[ch]$/, "", module)
	folder = module
	sub(/\/.*/, "/", folder)
}

/^#include "/ {
	target = $2
	gsub(/"/, "", target)
	n++
	from[n] = module
	to[n] = target
	if (file ~ /\.h$/ && index(target, folder) == 1)
		high[file] = 1
}

END {
	for (i = 1; i <= n; i++) {
		target = to[i]
		if (target in high)
			sub(/\.h$/, "", target)
		if (target != from[i])
			print from[i], target
	}
}
