/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "doc/tex.h"
#include "doc/tex_letters.h"
#include "doc/tex_names.h"

#include <string.h>

struct row {
	const char *tex, *want; /* NULL: the source is to be shown */
};

static void check(const struct row *rows, size_t n, bool display)
{
	for (size_t i = 0; i < n; i++) {
		struct buf out = { 0 };
		const bool good = tex_write(&out, rows[i].tex,
					    strlen(rows[i].tex), display);
		if (good != (rows[i].want != NULL))
			fail_msg("%s: %s", rows[i].tex, buf_str(&out));
		assert_string_equal(buf_str(&out),
				    rows[i].want ? rows[i].want : "");
		buf_release(&out);
	}
}

#define CHECK(rows, display) \
	check(rows, sizeof(rows) / sizeof((rows)[0]), display)

/* clang-format off */
static void formulas_are_read_on_one_line(void **state)
{
	static const struct row rows[] = {
		{ "x", "x" },
		{ "a^2+b^2=c^2", "a² + b² = c²" },
		{ "x = \\frac{-b \\pm \\sqrt{b^2-4ac}}{2a}", "x = (-b ± √(b² - 4ac))/(2a)" },
		{ "\\sum_{i=1}^{n} i = \\frac{n(n+1)}{2}", "∑ᵢ₌₁ⁿ i = (n(n + 1))/2" },
		{ "\\int_0^\\infty e^{-x^2} dx", "∫₀^∞ e^(-x²) dx" },
		{ "\\mathbb{R}^n \\to \\mathbb{E}[X]", "ℝⁿ → 𝔼[X]" },
		{ "\\mathcal{O}(n \\log n)", "𝒪(n log n)" },
		{ "\\left( \\frac{1}{2} \\right)^{k_1}", "(1/2)^(k₁)" },
		{ "{1 \\over 3}", "1/3" },
		{ "a + {b \\over c + d} - e", "a + b/(c + d) - e" },
		{ "\\sqrt{1 \\over 2} x^{1\\over 2}", "√(1/2) x^(1/2)" },
		{ "{n \\choose k} {x \\atop y}", "C(n, k) (x; y)" },
		{ "a \\over b \\over c", NULL },
		{ "{\\left( a \\over b} \\right)", "(a/b)" },
		{ "ab{cd^\\over e}", NULL },
		{ "x^{\\frac{a}{b}{c \\over d}}", "x^((a/b)c/d)" },
		{ "\\frac{a}{b}{^2 \\over c}", "a/b²/c" },
		{ "x_{ab}{c \\over d}", "x_(ab)c/d" },
		{ "\\frac{a}{b} \\over ^2", "(a/b)/²" },
		{ "x^{2*3} x^*", "x^(2*3) x*" },
		{ "\\frac{(1-f)}{N} x^{(q*r)} \\sqrt{(a+b)}", "(1 - f)/N x^(q*r) √(a + b)" },
		{ "\\frac{(a)(b+c)}{(d)}", "((a)(b + c))/(d)" },
		{ "\\left. x \\right|_{0}", "x|₀" },
		{ "\\hat{y} = \\sin\\theta", "y\u0302 = sin θ" },
		{ "x \\not\\in S, A \\not= B", "x ∉ S, A ≠ B" },
		{ "x_{\\text{max}} \\leq y_{ij}^{(t)}", "xₘₐₓ ≤ yᵢⱼ⁽ᵗ⁾" },
		{ "w_{\\text{bag}}", "w_bag" },
		{ "\\lim_{x \\to 0} \\frac{\\sin x}{x} = 1", "lim_(x→0) (sin x)/x = 1" },
		{ "\\sqrt[3]{x} + \\sqrt[n]{y}", "∛x + ⁿ√y" },
		{ "\\binom{n}{k}", "C(n, k)" },
		{ "a \\equiv b \\pmod{n}", "a ≡ b (mod n)" },
		{ "\\{x \\mid x \\ge 0\\}", "{x ∣ x ≥ 0}" },
		{ "-1 - -x", "-1 - -x" },
		{ "f'(x), 90^\\circ", "f′(x), 90°" },
		{ "\\text{損失} = -\\sum_i y_i", "損失 = -∑ᵢ yᵢ" },
		{ "\\mathrm{softmax}(x)", "softmax(x)" },
		{ "\\operatorname{argmax}_x f", "argmaxₓ f" },
		{ "\\overset{?}{=} y", "=^(?) y" },
		{ "1\\% \\quad x\\,y", "1% x y" },
		{ "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}", "(1 2; 3 4)" },
		{ "% note\nx", "x" },
		{ "한글_{아래}", "한글_아래" },
	};

	(void)state;
	CHECK(rows, false);
}

static void scripts_stand_at_all_that_they_belong_to(void **state)
{
	static const struct row rows[] = {
		{ "\\frac{a}{b}^2", "(a/b)²" },
		{ "{a \\over b}^2", "(a/b)²" },
		{ "\\frac{a}{b}_x + 1", "(a/b)ₓ + 1" },
		{ "\\frac{a}{b}'", "(a/b)′" },
		{ "2 + \\frac{a+b}{c}^{n}", "2 + ((a + b)/c)ⁿ" },
		{ "\\frac{1}{2}(x+1)", "1/2 (x + 1)" },
		{ "\\frac{1}{2}x^2", "1/2 x²" },
		{ "e^{-\\frac{1}{2}x}", "e^(-(1/2)x)" },
		{ "e^{2\\frac{1}{2}}", "e^(2(1/2))" },
		{ "e^{-\\frac{x}{2}}", "e^(-x/2)" },
		{ "\\sqrt{ab}c", "√(ab)c" },
		{ "\\sqrt{xy}z", "√(xy)z" },
		{ "\\sqrt{x}y", "√x y" },
		{ "\\sqrt{x}(y)", "√x (y)" },
		{ "\\sqrt{2}\\pi + \\sqrt{2\\pi}", "√2 π + √(2π)" },
		{ "\\sqrt{x}^2 + \\sqrt{x^2}", "(√x)² + √(x²)" },
		{ "\\sqrt{ab}^2", "(√(ab))²" },
		{ "\\sqrt{d_k} + \\sqrt{\\hat{y}}", "√dₖ + √y\u0302" },
		{ "\\sqrt{(a)(b)} + \\sqrt{f(x)}", "√((a)(b)) + √f(x)" },
		{ "x^{\\sqrt{2}y}", "x^((√2)y)" },
		{ "a\\sqrt{b} + 1/\\sqrt{N} + 1/\\sqrt[n]{x}", "a√b + 1/√N + 1/(ⁿ√x)" },
		{ "a/\\frac{b}{c}", "a/(b/c)" },
		{ "a\\sqrt[n]{b}", "a ⁿ√b" },
		{ "a^{b\\sqrt[n]{c}}", "a^(b(ⁿ√c))" },
		{ "\\frac{1}{x^2} + \\frac{1}{x_i}", "1/x² + 1/xᵢ" },
		{ "x_{ab}", "x_ab" },
		{ "x_{ab}y", "x_(ab)y" },
		{ "x_{ab} y + x_{ab}(y)", "x_ab y + x_ab(y)" },
		{ "x_Ny + x^q2", "x_(N)y + x^(q)2" },
		{ "M^\\infty p", "M^∞p" },
		{ "M^{\\infty}\\vec{p}", "M^∞p\u20D7" },
		{ "x_{ab}^2 + x_N^2", "x_ab² + x_N²" },
		{ "x_{N^2} + x_{k_1}", "x_(N²) + x_(k₁)" },
		{ "\\int_{x_i}^{x_f}", "∫_(xᵢ)^(x_f)" },
		{ "\\sum_N x", "∑_N x" },
		{ "{x^2 \\over y} z", "x²/y z" },
	};

	(void)state;
	CHECK(rows, false);
}

static void rows_are_lines_where_there_is_room(void **state)
{
	static const struct row rows[] = {
		{ "A = \\begin{pmatrix} 1 & 2 \\\\ 3 & 40 \\end{pmatrix} B",
		  "A = ⎛ 1  2  ⎞ B\n    ⎝ 3  40 ⎠" },
		{ "f = \\begin{cases} x^2 & x > 0 \\\\ 0 & \\text{否则} \\end{cases}",
		  "f = ⎧ x² x > 0\n    ⎩ 0  否则" },
		{ "\\begin{align} a &= b + c \\\\ dd &= e \\end{align}",
		  " a = b + c\ndd = e" },
		{ "\\begin{bmatrix} 1 \\\\ 2 \\\\ 3 \\\\ \\end{bmatrix}",
		  "⎡ 1 ⎤\n⎢ 2 ⎥\n⎣ 3 ⎦" },
		{ "\\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix} = \\begin{pmatrix} 3 \\\\ 4 \\\\ 5 \\end{pmatrix}",
		  "⎛ 1 ⎞ = ⎛ 3 ⎞\n⎝ 2 ⎠   ⎜ 4 ⎟\n        ⎝ 5 ⎠" },
		{ "\\begin{vmatrix} a \\end{vmatrix}", "|a|" },
		{ "a \\\\ b", "a\nb" },
	};

	(void)state;
	CHECK(rows, true);
}

static void brackets_are_as_high_as_what_is_between(void **state)
{
	static const struct row rows[] = {
		{ "\\left(\\begin{matrix} a & b \\\\ c & d \\end{matrix}\\right)",
		  "⎛ a  b ⎞\n⎝ c  d ⎠" },
		{ "A = \\left[\\begin{array}{cc} 1 & 20 \\\\ 3 & 4 \\\\ 5 & 6 \\end{array}\\right]^T x",
		  "A = ⎡ 1  20 ⎤ᵀ x\n    ⎢ 3  4  ⎥\n    ⎣ 5  6  ⎦" },
		{ "\\left|\\begin{matrix} a \\\\ b \\end{matrix}\\right| = 0",
		  "│ a │ = 0\n│ b │" },
		{ "\\left\\{\\begin{aligned} x &= 1 \\\\ yy &= 2 \\end{aligned}\\right.",
		  "⎧  x = 1\n⎩ yy = 2" },
		{ "\\left.\\begin{matrix} a \\\\ b \\end{matrix}\\right\\} \\Rightarrow c",
		  "a ⎫ ⇒ c\nb ⎭" },
		{ "\\left\\{\\begin{matrix} a \\\\ b \\end{matrix}\\right.\\begin{vmatrix} a \\\\ b \\end{vmatrix}",
		  "⎧ a │ a │\n⎩ b │ b │" },
		{ "\\begin{pmatrix} 1 \\\\ 2 \\\\ 3 \\end{pmatrix} \\left( 文 + \\begin{matrix} a \\\\ b \\end{matrix} \\right)",
		  "⎛ 1 ⎞⎛ 文 + a ⎞\n⎜ 2 ⎟⎝      b ⎠\n⎝ 3 ⎠" },
		{ "\\left( \\left[ \\begin{matrix} a \\\\ b \\end{matrix} \\right] \\right)",
		  "⎛ ⎡ a ⎤ ⎞\n⎝ ⎣ b ⎦ ⎠" },
		{ "\\left( x \\right) + \\left\\langle \\begin{matrix} a \\\\ b \\end{matrix} \\right\\rangle",
		  "(x) + ⟨ a ⟩\n        b" },
		{ "\\left(\\begin{matrix} a & b \\end{matrix}\\right)", "(a  b)" },
		{ "\\left( a \\\\ b \\right)", "(a\nb)" },
		{ "\\left(\\begin{matrix} a \\\\ b \\end{matrix}", "(a\n b" },
		{ "\\begin{matrix} a \\\\ b \\end{matrix}\\right)", "a)\nb" },
		{ "\\left( {ab \\begin{matrix} a \\\\ b \\end{matrix} \\right) \\over b}", NULL },
		{ "{\\left( a \\over bcd} \\begin{matrix} a \\\\ b \\end{matrix}\\right)",
		  "(a/(bcd) a)\n         b" },
		{ "{\\left( abc \\over \\begin{matrix} a \\\\ b \\end{matrix}\\right)}", NULL },
		{ "\\frac{1}{2}\\begin{pmatrix} a \\\\ b \\end{pmatrix}", "1/2 ⎛ a ⎞\n    ⎝ b ⎠" },
		{ "\\frac{a}{b}\\left.^2\\begin{matrix} a \\\\ b \\end{matrix}\\right)", "a/b²a ⎞\n    b ⎠" },
		{ "\\frac{\\begin{matrix} a \\\\ b \\end{matrix}}{c}", "(a; b)/c" },
		{ "{\\begin{pmatrix} a \\\\ b \\end{pmatrix}} x", "⎛ a ⎞ x\n⎝ b ⎠" },
	};

	(void)state;
	CHECK(rows, true);
}

static void unknown_commands_stay_as_they_are(void **state)
{
	static const struct row rows[] = {
		{ "\\foo{bar} + \\alpha", "\\foo{bar} + α" },
		{ "\\foo x", "\\foo x" },
	};

	(void)state;
	CHECK(rows, false);
}

static void what_makes_no_sense_is_refused(void **state)
{
	static const struct row rows[] = {
		{ "", NULL },
		{ "a}b", NULL },
		{ "\\frac{a", NULL },
		{ "\\begin{tikzcd} a \\end{tikzcd}", NULL },
		{ "\\begin{pmatrix} a", NULL },
		{ "\\begin{pmatrix} a \\end{bmatrix}", NULL },
		{ "\\end{pmatrix}", NULL },
		{ "{{{{{{{{{{{{{{{{{{{{x}}}}}}}}}}}}}}}}}}}}", NULL },
	};

	(void)state;
	CHECK(rows, false);
	CHECK(rows, true);
}
/* clang-format on */

static void every_command_is_found_by_its_name(void **state)
{
	static const char *const names[] = { "alpha", "zeta", "!",  "}",  "|",
					     "Xi",    "to",   "le", "leq" };

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const struct tex_name *name =
			tex_name_find(names[i], strlen(names[i]));
		assert_non_null(name);
		assert_string_equal(name->name, names[i]);
	}
	assert_null(tex_name_find("alph", 4));
	assert_null(tex_name_find("", 0));
	/* sorted, so that the search finds all of them */
	size_t n;
	const struct tex_name *all = tex_name_table(&n);
	for (size_t i = 1; i < n; i++)
		assert_true(strcmp(all[i - 1].name, all[i].name) < 0);
}

static void scripts_are_sorted(void **state)
{
	(void)state;
	for (uint32_t cp = '0'; cp <= '9'; cp++) {
		assert_int_not_equal(tex_letters_script(cp, true), 0);
		assert_int_not_equal(tex_letters_script(cp, false), 0);
	}
	assert_int_equal(tex_letters_script('q', true), 0);
	assert_int_equal(tex_letters_script(0x3C7, true), 0x1D61);
	assert_int_equal(tex_letters_of('R', 'b'), 0x211D);
	assert_int_equal(tex_letters_of('A', 'b'), 0x1D538);
	assert_int_equal(tex_letters_of('R', 0), 'R');
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(formulas_are_read_on_one_line),
		cmocka_unit_test(scripts_stand_at_all_that_they_belong_to),
		cmocka_unit_test(rows_are_lines_where_there_is_room),
		cmocka_unit_test(brackets_are_as_high_as_what_is_between),
		cmocka_unit_test(unknown_commands_stay_as_they_are),
		cmocka_unit_test(what_makes_no_sense_is_refused),
		cmocka_unit_test(every_command_is_found_by_its_name),
		cmocka_unit_test(scripts_are_sorted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
