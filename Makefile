# kanbao: make deps run | make deps check
# The map of the sources is src/README.md.

VERSION = 0.1.0

PREFIX = /usr/local
DESTDIR =
BINDIR = $(PREFIX)/bin
DATADIR = $(PREFIX)/share/kanbao
LIBEXECDIR = $(PREFIX)/libexec/kanbao
MANDIR = $(PREFIX)/share/man

CC = cc
CFLAGS = -O2 -g
PKG_CONFIG = pkg-config
UNICODE_DATA = /usr/share/unicode

# Where objects go; `make check` uses build/san with SANITIZE=1.
BUILD = build
SANITIZE =

warnings = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
	-Wmissing-prototypes
features = -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE -D_DARWIN_C_SOURCE \
	-DNCURSES_WIDECHAR=1
sanitizers = $(if $(SANITIZE),-fsanitize=address$(comma)undefined \
	-fno-sanitize-recover=all -fno-omit-frame-pointer)
comma = ,
quote = $(subst ','\'',$(1))

# pkg-config is asked at the first use, not when this file is read, because
# `make deps check` installs it first; each variable then remembers its value.
# Without libthai Thai breaks between syllables.
# The feature macros are ours to set, so those of ncursesw's are left out.
packages = ncursesw yaml-0.1 libcmark libutf8proc fribidi $(optional)
optional = $(eval optional := $(shell $(PKG_CONFIG) --exists libthai && \
	echo libthai))$(optional)
test_packages = cmocka vterm
ask = $(filter-out -D_%,$(shell $(PKG_CONFIG) $(1)))
pkg_cflags = $(eval pkg_cflags := $(call ask,--cflags $(packages)))$(pkg_cflags)
pkg_libs = $(eval pkg_libs := $(call ask,--libs $(packages)))$(pkg_libs)
test_cflags = $(eval test_cflags := $(call ask,--cflags $(test_packages)))$(test_cflags)
test_libs = $(eval test_libs := $(call ask,--libs $(test_packages)))$(test_libs)

# Images are drawn by a program of its own, which needs libchafa and one of the
# libraries that decode them; without these, images stay lines of text.
has = $(if $(shell $(PKG_CONFIG) --exists $(1) && echo yes),$(1))
png = $(call has,libpng)
jpeg = $(call has,libturbojpeg)
webp = $(call has,libwebp libwebpdemux)
gif = $(or $(call has,libgif),$(call has,giflib))
draw_packages = $(eval draw_packages := $(and $(call has,chafa),\
	$(png)$(jpeg)$(webp)$(gif),chafa $(png) $(jpeg) $(webp) $(gif)))$(draw_packages)
draw_cflags = $(eval draw_cflags := $(patsubst -I%,-isystem %,\
	$(call ask,--cflags $(draw_packages))) $(if $(png),-DDRAW_PNG) \
	$(if $(jpeg),-DDRAW_JPEG) $(if $(webp),-DDRAW_WEBP) \
	$(if $(gif),-DDRAW_GIF))$(draw_cflags)

defines = -DKANBAO_VERSION='"$(VERSION)"' -DKANBAO_DATADIR='"$(DATADIR)"' \
	-DKANBAO_LIBEXECDIR='"$(LIBEXECDIR)"' \
	$(if $(optional),-DKANBAO_LIBTHAI)
compile = $(CC) -std=c11 $(features) $(warnings) $(sanitizers) $(CFLAGS) \
	$(defines) -Isrc -pthread
link = $(CC) $(sanitizers) $(CFLAGS) $(LDFLAGS) -pthread

draw_sources := $(wildcard src/draw/*.c)
draw_objects := $(draw_sources:src/%.c=$(BUILD)/%.o)
sources := $(filter-out $(draw_sources),$(wildcard src/*/*.c))
objects := $(sources:src/%.c=$(BUILD)/%.o)
main_object := $(BUILD)/main.o
unit_sources := $(wildcard tests/test_*.c)
unit_tests := $(unit_sources:tests/%.c=$(BUILD)/tests/%)
support_sources := $(wildcard tests/support/*.c)
support_objects := $(support_sources:tests/%.c=$(BUILD)/tests/%.o)
bench_sources := $(wildcard tests/bench/*.c)
bench_programs := $(bench_sources:tests/bench/%.c=$(BUILD)/bench/%)
picture_programs := $(BUILD)/picture/draw $(BUILD)/picture/emulator \
	$(BUILD)/picture/columns
fuzz_sources := $(wildcard tests/fuzz/*.c)
fuzzers := $(fuzz_sources:tests/fuzz/%.c=$(BUILD)/%)

# The libraries that draw are looked for when those of the program are there.
all: $(BUILD)/kanbao
	@$(if $(draw_packages),$(MAKE) --no-print-directory \
		$(BUILD)/kanbao-picture)

# `make -j deps check` must install before it compiles.
ifneq ($(filter deps,$(MAKECMDGOALS)),)
$(BUILD)/flags: | deps
endif

deps:
	@sh .ci/deps

$(BUILD)/kanbao: $(main_object) $(objects)
	$(link) -o $@ $^ $(pkg_libs) $(LDLIBS)

$(BUILD)/kanbao-picture: $(draw_objects) $(filter $(BUILD)/base/% \
		$(BUILD)/sketch/%,$(objects))
	$(link) -o $@ $^ $(call ask,--libs $(draw_packages)) $(LDLIBS)

$(BUILD)/draw/%.o: src/draw/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(compile) $(draw_cflags) -MMD -MP -c -o $@ $<

# Rewritten only when it differs, so that other flags rebuild everything.
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(call quote,$(compile) $(LDFLAGS))' >$@.new
	@cmp -s $@.new $@ || cp $@.new $@
	@rm -f $@.new

$(BUILD)/%.o: src/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(compile) $(pkg_cflags) -MMD -MP -c -o $@ $<

$(BUILD)/tests/%.o: tests/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(compile) $(pkg_cflags) $(test_cflags) $(bench_cflags) -Itests \
		-MMD -MP -c -o $@ $<

$(BUILD)/tests/%: $(BUILD)/tests/%.o $(support_objects) $(BUILD)/kanbao.a
	$(link) -o $@ $^ $(test_libs) $(pkg_libs) $(LDLIBS)

# A part of the other program that can be tested without its libraries.
$(BUILD)/tests/test_picture: $(BUILD)/draw/exif.o

# One benchmark measures beside ICU, if it is there; nothing else knows of it.
icu = $(shell $(PKG_CONFIG) --exists icu-uc && $(PKG_CONFIG) $(1) icu-uc)
$(BUILD)/tests/bench/breaks.o: bench_cflags = \
	$(if $(call icu,--modversion),-DBENCH_ICU $(call icu,--cflags))
$(BUILD)/bench/breaks: bench_libs = $(call icu,--libs)

# Floors, and what measures programs from outside, are linked with nothing that
# they don't use.
$(addprefix $(BUILD)/bench/,floor latency rows stopwatch): \
		$(BUILD)/bench/%: $(BUILD)/tests/bench/%.o
	@mkdir -p $(@D)
	$(link) -Wl,--as-needed -o $@ $^ $(pkg_libs) $(LDLIBS)

# The loader's is compared with them, and takes from the rest only what a loader
# is made of.
$(BUILD)/kanbao.a: $(objects)
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/bench/load: $(BUILD)/tests/bench/load.o $(BUILD)/kanbao.a
	@mkdir -p $(@D)
	$(link) -Wl,--as-needed -o $@ $^ $(pkg_libs) $(LDLIBS)

$(BUILD)/bench/%: $(BUILD)/tests/bench/%.o $(objects)
	@mkdir -p $(@D)
	$(link) -o $@ $^ $(pkg_libs) $(LDLIBS) $(bench_libs)

.SECONDARY:

run: all
	$(BUILD)/kanbao share/posts

# Everything is tested in the build with sanitizers; the checks of the house
# look at the plain one, and so do examples of typesetting that lie elsewhere.
check: all
	$(MAKE) BUILD=build/san SANITIZE=1 CFLAGS='-O1 -g' check-tests
	sh tests/house/check $(BUILD)
	[ -z "$$KANBAO_RULES" ] || \
		python3 tests/house/examples $(BUILD)/kanbao "$$KANBAO_RULES"

check-tests: all $(unit_tests)
	KANBAO=$(BUILD)/kanbao sh tests/run $(unit_tests)

# The same picture in libvterm, tmux and xterm, as far as they are there.
$(BUILD)/picture/%: $(BUILD)/tests/picture/%.o $(BUILD)/tests/picture/texts.o \
		$(support_objects) $(objects)
	@mkdir -p $(@D)
	$(link) -o $@ $^ $(test_libs) $(pkg_libs) $(LDLIBS)

picture: all $(picture_programs)
	sh tests/picture/run $(BUILD)

# 5,000 posts are changed for STRESS_SECONDS beside a running screen.
STRESS_SECONDS = 60
stress: all $(BUILD)/tests/test_stress
	KANBAO=$(BUILD)/kanbao KANBAO_STRESS=$(STRESS_SECONDS) LC_ALL=C TZ=UTC \
		HOME=/nonexistent $(BUILD)/tests/test_stress

bench: all $(bench_programs)
	sh tests/bench/run $(BUILD)

# FUZZ_SECONDS a target; needs clang.
FUZZ_SECONDS = 60
fuzz:
	$(MAKE) BUILD=build/fuzz CC=clang CFLAGS='-O1 -g $(fuzzed)' run-fuzzers
fuzzed = -fsanitize=fuzzer-no-link,address,undefined

$(fuzzers): $(BUILD)/%: $(BUILD)/tests/fuzz/%.o $(objects)
	$(link) -fsanitize=fuzzer -o $@ $^ $(pkg_libs) $(LDLIBS)

run-fuzzers: $(fuzzers)
	@set -e; for f in $(fuzzers); do \
		echo "== $$f"; mkdir -p $$f.corpus; \
		$$f -max_total_time=$(FUZZ_SECONDS) -print_final_stats=0 \
			-verbosity=0 -artifact_prefix=$$f. $$f.corpus; \
	done

unicode:
	python3 src/unicode/generate.py $(UNICODE_DATA) >src/unicode/tables.c

c_files = $(wildcard src/*.c src/*/*.[ch] tests/*.[ch] tests/*/*.[ch])

format:
	clang-format -i $(filter-out src/unicode/tables.c src/doc/emoji_names.c,$(c_files))

lint: all
	sh tests/house/lint $(BUILD) \
		'$(call quote,$(compile) $(pkg_cflags) $(draw_cflags))' \
		src/main.c $(sources) $(if $(draw_packages),$(draw_sources))

install: all
	mkdir -p $(DESTDIR)$(BINDIR) $(DESTDIR)$(MANDIR)/man1 \
		$(DESTDIR)$(DATADIR)/posts/_posts
	install -m 755 $(BUILD)/kanbao $(DESTDIR)$(BINDIR)/kanbao
	[ ! -e $(BUILD)/kanbao-picture ] || { mkdir -p $(DESTDIR)$(LIBEXECDIR) && \
		install -m 755 $(BUILD)/kanbao-picture $(DESTDIR)$(LIBEXECDIR); }
	install -m 644 man/kanbao.1 $(DESTDIR)$(MANDIR)/man1/kanbao.1
	install -m 644 share/posts/_posts/*.md \
		$(DESTDIR)$(DATADIR)/posts/_posts

uninstall:
	rm -f $(DESTDIR)$(BINDIR)/kanbao $(DESTDIR)$(MANDIR)/man1/kanbao.1
	for f in share/posts/_posts/*.md; do \
		rm -f "$(DESTDIR)$(DATADIR)/posts/_posts/$${f##*/}"; done
	rm -f $(DESTDIR)$(LIBEXECDIR)/kanbao-picture
	-[ ! -d $(DESTDIR)$(LIBEXECDIR) ] || rmdir $(DESTDIR)$(LIBEXECDIR)
	-rmdir $(DESTDIR)$(DATADIR)/posts/_posts $(DESTDIR)$(DATADIR)/posts \
		$(DESTDIR)$(DATADIR)

name = kanbao-$(VERSION)
dist:
	@mkdir -p build
	git archive --format=tar.gz --prefix=$(name)/ -o build/$(name).tar.gz \
		HEAD
	@echo build/$(name).tar.gz

distcheck: dist
	rm -rf build/distcheck && mkdir -p build/distcheck
	tar xzf build/$(name).tar.gz -C build/distcheck
	sh tests/house/distcheck build/distcheck/$(name)

clean:
	rm -rf build

FORCE:

.PHONY: all deps run check check-tests picture stress bench fuzz run-fuzzers unicode format lint \
	install uninstall dist distcheck clean FORCE

-include $(objects:.o=.d) $(draw_objects:.o=.d) $(main_object:.o=.d) \
	$(support_objects:.o=.d) $(unit_tests:=.d) \
	$(fuzz_sources:%.c=$(BUILD)/%.d) \
	$(bench_programs:$(BUILD)/bench/%=$(BUILD)/tests/bench/%.d)
