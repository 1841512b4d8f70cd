/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "app/open.h"
#include "app/spawn.h"
#include "base/buf.h"
#include "base/file.h"
#include "support/session.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* A folder with programs of our own. */
struct folder {
	char path[64];
};

static const char *const programs[] = { "firefox", "w3m", "xdg-open", "open" };

/* Each writes its arguments, its input, what it was started on and its
 * descriptors beside itself. */
static const char script[] = "#!/bin/sh\n"
			     "{ for a; do printf '<%s>' \"$a\"; done; echo\n"
			     "echo \"in:$(cat)\"\n"
			     "[ -t 1 ] && echo tty || echo no tty\n"
			     "for fd in 3 4 5 6 7 8 9; do\n"
			     "	[ -e /proc/self/fd/$fd ] && echo open $fd\n"
			     "done; echo done; } >\"$0.new\"\n"
			     "mv \"$0.new\" \"$0.out\"\n"
			     "exit 7\n";

static void write_file(const char *path, const char *text, mode_t mode)
{
	const int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, mode);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	close(fd);
}

static char *in_folder(const struct folder *f, const char *name)
{
	struct buf path = { 0 };

	buf_printf(&path, "%s/%s", f->path, name);
	return buf_detach(&path);
}

static int make_folder(void **state)
{
	struct folder *f = calloc(1, sizeof(*f));

	if (!f)
		return -1;
	strcpy(f->path, "/tmp/kanbao-open-XXXXXX");
	if (!mkdtemp(f->path))
		return -1;
	for (size_t i = 0; i < COUNT(programs); i++) {
		char *path = in_folder(f, programs[i]);
		write_file(path, script, 0700);
		free(path);
	}
	char *path = in_folder(f, "not-executable");
	write_file(path, script, 0600);
	free(path);
	*state = f;
	return 0;
}

static int remove_folder(void **state)
{
	static const char *const suffixes[] = { "", ".out", ".new" };
	struct folder *f = *state;

	for (size_t i = 0; i < COUNT(programs); i++)
		for (size_t k = 0; k < COUNT(suffixes); k++) {
			struct buf path = { 0 };
			buf_printf(&path, "%s/%s%s", f->path, programs[i],
				   suffixes[k]);
			unlink(path.data);
			buf_release(&path);
		}
	char *path = in_folder(f, "not-executable");
	unlink(path);
	free(path);
	rmdir(f->path);
	free(f);
	return 0;
}

static void only_web_links_are_opened(void **state)
{
	static const struct {
		const char *url;
		enum open_verdict verdict;
	} cases[] = {
		{ "https://example.com/a?b=c#d", OPEN_YES },
		{ "HTTP://example.com", OPEN_YES },
		{ "https://例え.jp/道", OPEN_YES },
		{ "https://e.com/$(id)`id`;id&'\"", OPEN_YES },
		{ "mailto:a@example.com", OPEN_ASK },
		{ "MailTo:a@example.com", OPEN_ASK },
		{ "", OPEN_REFUSE },
		{ "https://", OPEN_REFUSE },
		{ "mailto:", OPEN_REFUSE },
		{ "file:///etc/passwd", OPEN_REFUSE },
		{ "javascript:alert(1)", OPEN_REFUSE },
		{ "ftp://example.com", OPEN_REFUSE },
		{ "data:text/html,x", OPEN_REFUSE },
		{ "//example.com", OPEN_REFUSE },
		{ "-https://example.com", OPEN_REFUSE },
		{ "--new-window", OPEN_REFUSE },
		{ " https://example.com", OPEN_REFUSE },
		{ "https://example.com/a b", OPEN_REFUSE },
		{ "https://example.com/a\tb", OPEN_REFUSE },
		{ "https://example.com/a\nb", OPEN_REFUSE },
		{ "https://example.com/\033[1m", OPEN_REFUSE },
		{ "https://example.com/\x7f", OPEN_REFUSE },
		{ "https://example.com/\xC2\x9b", OPEN_REFUSE },
		{ "https://example.com/\u3000x", OPEN_REFUSE },
		{ "https://example.com/\u00a0x", OPEN_REFUSE },
		{ "https://example.com/\u202ex", OPEN_REFUSE },
		{ "https://example.com/\xff", OPEN_REFUSE },
		{ "https://example.com/\xe4\xbd", OPEN_REFUSE },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct err err = { 0 };
		assert_int_equal(open_check(cases[i].url, &err),
				 cases[i].verdict);
		assert_int_equal(err.text[0] != '\0',
				 cases[i].verdict == OPEN_REFUSE);
	}
}

static void endless_links_are_refused(void **state)
{
	struct buf url = { 0 };
	struct err err = { 0 };

	(void)state;
	buf_add_str(&url, "https://example.com/");
	buf_add_fill(&url, 'a', 20000);
	assert_int_equal(open_check(url.data, &err), OPEN_REFUSE);
	buf_release(&url);
}

/* An environment of one's own: getenv has no argument to bring it, so the
 * variables are real ones. */
static void set_environment(const struct folder *f, const char *browser,
			    const char *display)
{
	setenv("PATH", f->path, 1);
	unsetenv("WAYLAND_DISPLAY");
	unsetenv("DISPLAY");
	unsetenv("BROWSER");
	if (browser)
		setenv("BROWSER", browser, 1);
	if (display)
		setenv("DISPLAY", display, 1);
}

static const char *get_variable(const char *name)
{
	return getenv(name);
}

/* "<file><word>…" without the folder, in which the program must lie. */
static char *plan_text(const struct folder *f, const struct open_plan *plan)
{
	const size_t len = strlen(f->path) + 1;
	struct buf out = { 0 };

	assert_memory_equal(plan->argv[0], f->path, len - 1);
	for (size_t i = 0; plan->argv[i]; i++)
		buf_printf(&out, "<%s>", plan->argv[i] + (i == 0 ? len : 0));
	return buf_detach(&out);
}

#define URL "https://e.com/%s?a=$(b) c"

static void the_browser_gets_the_link_as_one_word(void **state)
{
	static const struct {
		const char *browser, *display;
		const char *want; /* NULL = there is none */
		bool terminal;
	} cases[] = {
		/* clang-format off */
		{ "firefox", ":0", "<firefox><" URL ">", false },
		{ "firefox", NULL, "<firefox><" URL ">", false },
		{ "firefox --new  -P x", ":0",
		  "<firefox><--new><-P><x><" URL ">", false },
		{ "firefox %s", ":0", "<firefox><" URL ">", false },
		{ "firefox --url=%s -x", ":0",
		  "<firefox><--url=" URL "><-x>", false },
		{ "firefox %s%s", ":0", "<firefox><" URL URL ">", false },
		{ "firefox % %d", ":0", "<firefox><%><%d><" URL ">", false },
		{ "firefox '%s'", ":0", "<firefox><'" URL "'>", false },
		{ "firefox;id", ":0", "<xdg-open><" URL ">", false },
		{ "none:firefox", ":0", "<firefox><" URL ">", false },
		{ "none -x:w3m -T", ":0", "<w3m><-T><" URL ">", true },
		{ "w3m", NULL, "<w3m><" URL ">", true },
		{ "not-executable", ":0", "<xdg-open><" URL ">", false },
		{ "none", ":0", "<xdg-open><" URL ">", false },
		{ "none", NULL, NULL, false },
		{ NULL, ":0", "<xdg-open><" URL ">", false },
		{ "", ":0", "<xdg-open><" URL ">", false },
		{ ": :\t:", ":0", "<xdg-open><" URL ">", false },
		{ NULL, NULL, NULL, false },
		{ NULL, "", NULL, false },
		/* clang-format on */
	};
	const struct folder *f = *state;

#ifdef __APPLE__
	skip(); /* there is always a display, and open(1) */
#endif
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct open_plan plan;
		struct err err = { 0 };
		set_environment(f, cases[i].browser, cases[i].display);
		const bool ok = open_plan(URL, get_variable, &plan, &err);
		assert_int_equal(ok, cases[i].want != NULL);
		assert_int_equal(err.text[0] != '\0', !ok);
		if (!ok)
			continue;
		char *text = plan_text(f, &plan);
		assert_string_equal(text, cases[i].want);
		assert_int_equal(plan.terminal, cases[i].terminal);
		free(text);
		open_plan_release(&plan);
		assert_null(plan.argv);
	}
}

static void programs_are_not_looked_for_in_relative_folders(void **state)
{
	const struct folder *f = *state;
	struct buf path = { 0 };
	char *file;

	assert_int_equal(chdir(f->path), 0);
	assert_null(spawn_find("w3m", "."));
	assert_null(spawn_find("w3m", ":./:"));
	assert_null(spawn_find("", f->path));
	assert_null(spawn_find("none", f->path));
	buf_printf(&path, ".::/nowhere:%s", f->path);
	file = spawn_find("w3m", path.data);
	assert_non_null(file);
	free(file);
	file = spawn_find("./w3m", NULL);
	assert_string_equal(file, "./w3m");
	free(file);
	file = spawn_find("sh", NULL);
	assert_non_null(file);
	free(file);
	assert_int_equal(chdir("/"), 0);
	buf_release(&path);
}

/* What the program has written about itself, which may take it a while. */
static char *report_of(const struct folder *f, const char *program)
{
	enum { PATIENCE = 6000, GLANCE_MS = 10 };
	struct buf path = { 0 }, text = { 0 };

	buf_printf(&path, "%s/%s.out", f->path, program);
	for (int i = 0; i < PATIENCE; i++) {
		if (file_read(AT_FDCWD, path.data, FILE_MAX, &text, NULL))
			break;
		poll(NULL, 0, GLANCE_MS);
	}
	unlink(path.data);
	buf_release(&path);
	return buf_detach(&text);
}

static void assert_report(const struct folder *f, const char *program,
			  const char *want)
{
	char *text = report_of(f, program);

	assert_string_equal(text, want);
	free(text);
}

static void a_graphical_browser_is_detached(void **state)
{
	const struct folder *f = *state;
	const int fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
	struct open_plan plan;
	struct err err = { 0 };

	set_environment(f, "firefox -x", ":0");
	assert_true(open_plan("https://e.com/';id", get_variable, &plan, &err));
	setenv("PATH", "/usr/bin:/bin", 1); /* for the script */
	assert_true(open_run(&plan, &err));
	assert_report(f, "firefox",
		      "<-x><https://e.com/';id>\nin:\nno tty\ndone\n");
	open_plan_release(&plan);
	close(fd);
}

static void a_program_that_cannot_start_has_a_reason(void **state)
{
	char *const missing[] = { "/nowhere/program", NULL };
	const struct folder *f = *state;
	char *file = in_folder(f, "not-executable");
	char *const forbidden[] = { file, NULL };
	struct err err = { 0 };

	assert_false(spawn_detached(missing, &err));
	assert_non_null(strstr(err.text, strerror(ENOENT)));
	assert_false(spawn_wait(missing, NULL, &err));
	assert_non_null(strstr(err.text, strerror(ENOENT)));
	assert_false(spawn_wait(forbidden, NULL, &err));
	assert_non_null(strstr(err.text, strerror(EACCES)));
	free(file);
}

static void a_program_that_is_waited_for_gives_its_status(void **state)
{
	static const struct {
		char *command;
		int status;
	} cases[] = {
		{ "exit 0", 0 },
		{ "exit 7", 7 },
		{ "kill -9 $$", 128 + 9 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char *const argv[] = { "/bin/sh", "-c", cases[i].command,
				       NULL };
		struct err err = { 0 };
		int status = -1;
		assert_true(spawn_wait(argv, &status, &err));
		assert_int_equal(status, cases[i].status);
	}
}

static int run_reader(void *arg)
{
	char *const argv[] = { "/bin/sh", "-c",
			       "[ -t 0 ] && [ -t 1 ] && echo ready && "
			       "read line && echo \"got $line\"; read line",
			       NULL };
	struct open_plan plan = { .argv = (char **)argv, .terminal = true };

	(void)arg;
	return open_run(&plan, NULL) ? 0 : 1;
}

static void a_text_browser_has_the_terminal(void **state)
{
	struct session *s = session_start_call(5, 40, run_reader, NULL, NULL);
	int status;

	(void)state;
	assert_true(session_wait_text(s, "ready"));
	session_keys(s, "hello<enter>");
	assert_true(session_wait_text(s, "got hello"));
	session_keys(s, "<enter>");
	assert_true(session_wait_end(s, &status));
	assert_int_equal(status, 0);
	session_stop(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_web_links_are_opened),
		cmocka_unit_test(endless_links_are_refused),
		cmocka_unit_test(the_browser_gets_the_link_as_one_word),
		cmocka_unit_test(
			programs_are_not_looked_for_in_relative_folders),
		cmocka_unit_test(a_graphical_browser_is_detached),
		cmocka_unit_test(a_text_browser_has_the_terminal),
		cmocka_unit_test(a_program_that_cannot_start_has_a_reason),
		cmocka_unit_test(a_program_that_is_waited_for_gives_its_status),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
