/* SPDX-License-Identifier: MIT */
#include "doc/syntax_language.h"

#include "doc/syntax.h"

/* clang-format off */

enum {
	TEXT = SPAN_ESCAPE,                /* within a line */
	LONG = SPAN_ESCAPE | SPAN_LINES,
	C_LIKE = SYNTAX_CALLS | SYNTAX_CAPITALS,
};

#define LINE(open) { open, NULL, TOKEN_COMMENT, 0 }
#define BLOCK { "/*", "*/", TOKEN_COMMENT, SPAN_LINES }
#define NESTED(open, close) \
	{ open, close, TOKEN_COMMENT, SPAN_LINES | SPAN_NESTS }
#define STRING(mark, flags) { mark, mark, TOKEN_STRING, flags }
#define HASH { "#", NULL, TOKEN_COMMENT, SPAN_WORD_START }
#define END { NULL, NULL, 0, 0 }

static const struct syntax_span c_spans[] = {
	LINE("//"), BLOCK, STRING("\"", TEXT), STRING("'", TEXT), END };
static const struct syntax_span cpp_spans[] = {
	LINE("//"), BLOCK, { "R\"", "", TOKEN_STRING, SPAN_LINES | SPAN_RAW },
	STRING("\"", TEXT), { "'", "'", TOKEN_STRING, SPAN_CHARACTER }, END };
static const struct syntax_span java_spans[] = {
	LINE("//"), BLOCK, STRING("\"\"\"", LONG), STRING("\"", TEXT),
	STRING("'", TEXT), END };
static const struct syntax_span kotlin_spans[] = {
	LINE("//"), NESTED("/*", "*/"),
	STRING("\"\"\"", SPAN_LINES | SPAN_DOLLAR_CODE),
	STRING("\"", TEXT | SPAN_DOLLAR_CODE), STRING("'", TEXT), END };
static const struct syntax_span csharp_spans[] = {
	LINE("//"), BLOCK, { "@\"", "\"", TOKEN_STRING, SPAN_LINES | SPAN_DOUBLED },
	STRING("\"\"\"", SPAN_LINES), STRING("\"", TEXT), STRING("'", TEXT),
	END };
static const struct syntax_span js_spans[] = {
	LINE("//"), BLOCK, STRING("`", LONG | SPAN_DOLLAR_CODE), STRING("\"", TEXT),
	STRING("'", TEXT), END };
static const struct syntax_span go_spans[] = {
	LINE("//"), BLOCK, STRING("`", SPAN_LINES), STRING("\"", TEXT),
	STRING("'", TEXT), END };
static const struct syntax_span rust_spans[] = {
	LINE("//"), NESTED("/*", "*/"),
	{ "r##\"", "\"##", TOKEN_STRING, SPAN_LINES },
	{ "r#\"", "\"#", TOKEN_STRING, SPAN_LINES },
	{ "r\"", "\"", TOKEN_STRING, SPAN_LINES },
	STRING("\"", LONG), { "'", "'", TOKEN_STRING, SPAN_CHARACTER },
	{ "#![", "]", TOKEN_DIRECTIVE, SPAN_CLOSED },
	{ "#[", "]", TOKEN_DIRECTIVE, SPAN_CLOSED }, END };
static const struct syntax_span swift_spans[] = {
	LINE("//"), NESTED("/*", "*/"),
	{ "#\"\"\"", "\"\"\"#", TOKEN_STRING, SPAN_LINES },
	{ "#\"", "\"#", TOKEN_STRING, SPAN_CLOSED },
	STRING("\"\"\"", LONG | SPAN_BACKSLASH_CODE),
	STRING("\"", TEXT | SPAN_BACKSLASH_CODE), END };
static const struct syntax_span objc_spans[] = {
	LINE("//"), BLOCK, { "@\"", "\"", TOKEN_STRING, TEXT },
	STRING("\"", TEXT), STRING("'", TEXT), END };
static const struct syntax_span shell_spans[] = {
	HASH, STRING("\"", LONG | SPAN_SHELL_CODE | SPAN_DOLLAR_CODE),
	STRING("'", SPAN_LINES), STRING("`", SPAN_ESCAPE | SPAN_CLOSED), END };
static const struct syntax_span python_spans[] = {
	LINE("#"), STRING("\"\"\"", LONG), STRING("'''", LONG),
	STRING("\"", TEXT), STRING("'", TEXT), END };
static const struct syntax_span elixir_spans[] = {
	LINE("#"), STRING("\"\"\"", LONG | SPAN_HASH_CODE),
	STRING("'''", LONG), STRING("\"", LONG | SPAN_HASH_CODE),
	STRING("'", TEXT), END };
static const struct syntax_span ruby_spans[] = {
	LINE("#"), { "=begin", "=end", TOKEN_COMMENT,
		     SPAN_LINES | SPAN_LINE_START },
	STRING("\"", LONG | SPAN_HASH_CODE), STRING("'", LONG),
	STRING("`", TEXT | SPAN_HASH_CODE), END };
static const struct syntax_span hash_spans[] = {
	LINE("#"), STRING("\"", TEXT), STRING("'", TEXT), END };
static const struct syntax_span r_spans[] = {
	LINE("#"), { "r\"(", ")\"", TOKEN_STRING, SPAN_LINES },
	{ "r\"[", "]\"", TOKEN_STRING, SPAN_LINES },
	{ "r\"{", "}\"", TOKEN_STRING, SPAN_LINES },
	{ "R\"(", ")\"", TOKEN_STRING, SPAN_LINES }, STRING("\"", LONG), STRING("'", LONG), STRING("`", TEXT),
	END };
static const struct syntax_span lisp_spans[] = {
	LINE(";"), NESTED("#|", "|#"), STRING("\"", LONG), END };
static const struct syntax_span coq_spans[] = {
	NESTED("(*", "*)"), STRING("\"", SPAN_LINES | SPAN_DOUBLED), END };
static const struct syntax_span vim_spans[] = {
	{ "\"", NULL, TOKEN_COMMENT, SPAN_LINE_START },
	STRING("\"", SPAN_ESCAPE | SPAN_CLOSED),
	{ "\"", NULL, TOKEN_COMMENT, SPAN_WORD_START },
	STRING("'", SPAN_DOUBLED | SPAN_CLOSED), END };
static const struct syntax_span sql_spans[] = {
	LINE("--"), { "#", NULL, TOKEN_COMMENT, SPAN_LINE_START }, BLOCK,
	STRING("'", SPAN_LINES | SPAN_DOUBLED), STRING("\"", SPAN_DOUBLED),
	STRING("`", 0), END };
static const struct syntax_span yaml_spans[] = {
	HASH, STRING("\"", LONG), STRING("'", SPAN_LINES | SPAN_DOUBLED), END };
static const struct syntax_span toml_spans[] = {
	LINE("#"), STRING("\"\"\"", LONG), STRING("'''", SPAN_LINES),
	STRING("\"", TEXT), STRING("'", 0), END };
static const struct syntax_span ini_spans[] = {
	{ ";", NULL, TOKEN_COMMENT, SPAN_WORD_START }, HASH,
	STRING("\"", TEXT), END };
static const struct syntax_span json_spans[] = {
	LINE("//"), BLOCK, STRING("\"", TEXT), END };
static const struct syntax_span json_strings[] = {
	STRING("\"", TEXT), END };
static const struct syntax_span css_spans[] = {
	LINE("//"), BLOCK, STRING("\"", TEXT), STRING("'", TEXT), END };
static const struct syntax_span php_spans[] = {
	LINE("//"), LINE("#"), BLOCK, STRING("\"", LONG), STRING("'", LONG),
	{ "<?php", "", TOKEN_DIRECTIVE, 0 }, { "?>", "", TOKEN_DIRECTIVE, 0 },
	END };
static const struct syntax_span lua_spans[] = {
	{ "--[[", "]]", TOKEN_COMMENT, SPAN_LINES }, LINE("--"),
	{ "[[", "]]", TOKEN_STRING, SPAN_LINES }, STRING("\"", TEXT),
	STRING("'", TEXT), END };
static const struct syntax_span haskell_spans[] = {
	{ "{-#", "#-}", TOKEN_DIRECTIVE, SPAN_LINES }, NESTED("{-", "-}"),
	LINE("--"), STRING("\"", TEXT),
	{ "'", "'", TOKEN_STRING, SPAN_CHARACTER }, END };
static const struct syntax_span markup_spans[] = {
	{ "<!--", "-->", TOKEN_COMMENT, SPAN_LINES },
	{ "<![CDATA[", "]]>", TOKEN_STRING, SPAN_LINES },
	{ "<!", ">", TOKEN_DIRECTIVE, SPAN_LINES },
	{ "<?", "?>", TOKEN_DIRECTIVE, SPAN_LINES },
	{ "{{", "}}", TOKEN_DIRECTIVE, SPAN_LINES },
	{ "{%", "%}", TOKEN_DIRECTIVE, SPAN_LINES }, END };
static const struct syntax_span tex_spans[] = { LINE("%"), END };
static const struct syntax_span powershell_spans[] = {
	{ "<#", "#>", TOKEN_COMMENT, SPAN_LINES }, LINE("#"),
	STRING("\"", SPAN_LINES), STRING("'", SPAN_LINES | SPAN_DOUBLED), END };
static const struct syntax_span erlang_spans[] = {
	LINE("%"), STRING("\"", LONG), STRING("'", TEXT), END };
static const struct syntax_span markdown_spans[] = {
	{ "```", "```", TOKEN_STRING, SPAN_LINES | SPAN_LINE_START },
	{ "~~~", "~~~", TOKEN_STRING, SPAN_LINES | SPAN_LINE_START },
	{ "`", "`", TOKEN_STRING, SPAN_CLOSED },
	{ "# ", NULL, TOKEN_KEYWORD, SPAN_LINE_START },
	{ "## ", NULL, TOKEN_KEYWORD, SPAN_LINE_START },
	{ "### ", NULL, TOKEN_KEYWORD, SPAN_LINE_START },
	{ "#### ", NULL, TOKEN_KEYWORD, SPAN_LINE_START },
	{ "##### ", NULL, TOKEN_KEYWORD, SPAN_LINE_START },
	{ "###### ", NULL, TOKEN_KEYWORD, SPAN_LINE_START },
	{ "> ", NULL, TOKEN_COMMENT, SPAN_LINE_START },
	{ "---", NULL, TOKEN_DIRECTIVE, SPAN_LINE_START },
	{ "- ", "", TOKEN_DIRECTIVE, SPAN_LINE_START },
	{ "* ", "", TOKEN_DIRECTIVE, SPAN_LINE_START },
	{ "+ ", "", TOKEN_DIRECTIVE, SPAN_LINE_START },
	{ "* ", "", TOKEN_PLAIN, 0 },
	{ "**", "**", TOKEN_TYPE, SPAN_ESCAPE | SPAN_CLOSED },
	{ "*", "*", TOKEN_TYPE, SPAN_ESCAPE | SPAN_CLOSED },
	{ "__", "__", TOKEN_TYPE,
	  SPAN_ESCAPE | SPAN_CLOSED | SPAN_WORD_START },
	{ "_", "_", TOKEN_TYPE, SPAN_ESCAPE | SPAN_CLOSED | SPAN_WORD_START },
	{ "![", "]", TOKEN_FUNCTION, SPAN_ESCAPE | SPAN_CLOSED },
	{ "[", "]", TOKEN_FUNCTION, SPAN_ESCAPE | SPAN_CLOSED },
	{ "<http", ">", TOKEN_STRING, SPAN_CLOSED },
	{ "<!--", "-->", TOKEN_COMMENT, SPAN_LINES }, END };
static const struct syntax_span vb_spans[] = {
	LINE("'"), STRING("\"", SPAN_DOUBLED),
	{ "#", NULL, TOKEN_DIRECTIVE, SPAN_LINE_START }, END };
static const struct syntax_span batch_spans[] = {
	{ "::", NULL, TOKEN_COMMENT, SPAN_LINE_START },
	{ "REM ", NULL, TOKEN_COMMENT, SPAN_LINE_START },
	{ "rem ", NULL, TOKEN_COMMENT, SPAN_LINE_START },
	{ "@rem ", NULL, TOKEN_COMMENT, SPAN_LINE_START },
	{ ":", NULL, TOKEN_FUNCTION, SPAN_LINE_START },
	STRING("\"", 0), { "%", "%", TOKEN_VARIABLE, SPAN_CLOSED },
	{ "!", "!", TOKEN_VARIABLE, SPAN_CLOSED }, END };
static const struct syntax_span nim_spans[] = {
	{ "#[", "]#", TOKEN_COMMENT, SPAN_LINES | SPAN_NESTS }, LINE("#"),
	STRING("\"\"\"", SPAN_LINES), STRING("\"", TEXT),
	{ "'", "'", TOKEN_STRING, SPAN_CHARACTER },
	{ "{.", ".}", TOKEN_DIRECTIVE, SPAN_LINES }, END };
static const struct syntax_span asm_spans[] = {
	LINE(";"), LINE("//"), BLOCK,
	{ "#", NULL, TOKEN_COMMENT, SPAN_LINE_START },
	STRING("\"", TEXT), { "'", "'", TOKEN_STRING, SPAN_CHARACTER }, END };
static const struct syntax_span no_spans[] = { END };

#define C_KEYWORDS \
	"_Alignas _Alignof _Atomic _Generic _Noreturn _Static_assert alignas " \
	"alignof asm auto break case const constexpr continue default do " \
	"else enum extern for goto if inline register restrict return sizeof " \
	"static static_assert struct switch typedef typeof union volatile while"
#define C_TYPES \
	"FILE _Bool _Complex bool char double float int int16_t int32_t " \
	"int64_t int8_t intptr_t long off_t ptrdiff_t short signed size_t " \
	"ssize_t time_t uint16_t uint32_t uint64_t uint8_t uintptr_t " \
	"unsigned va_list void wchar_t"
#define JS_KEYWORDS \
	"async await break case catch class const continue debugger default " \
	"delete do else export extends finally for from function get if " \
	"import in instanceof let new of return set static super switch " \
	"throw try typeof var void while with yield"
#define JS_CONSTANTS "Infinity NaN false null this true undefined"

/* The names of each language begin with the one it is known by. */
const struct syntax syntax_table[] = {
	{ .names = "ruby rb jruby rake gemfile gemspec podfile irb crystal",
	  .keywords = "BEGIN END alias and attr_accessor attr_reader "
		"attr_writer begin break case class def defined? do else elsif "
		"end ensure extend for if in include lambda loop module next "
		"not or prepend private proc protected public raise redo "
		"refine require require_relative rescue retry return super "
		"then undef unless until when while yield",
	  .constants = "__FILE__ __LINE__ __method__ false nil self true",
	  .spans = ruby_spans, .word_chars = "?!",
	  .flags = SYNTAX_DOLLAR | SYNTAX_SIGILS | SYNTAX_CAPITALS |
		SYNTAX_REGEX | SYNTAX_HEREDOC },
	{ .names = "java groovy gradle jsp",
	  .keywords = "abstract as assert break case catch class continue def "
		"default do else enum extends final finally for goto if "
		"implements import in instanceof interface native new package "
		"permits private protected public record return sealed static "
		"strictfp super switch synchronized this throw throws "
		"transient try var volatile while yield",
	  .types = "boolean byte char double float int long short void",
	  .constants = "false null true",
	  .spans = java_spans, .flags = C_LIKE | SYNTAX_AT },
	{ .names = "shell sh bash zsh ksh fish ash shellscript bats",
	  .keywords = ". [ [[ ] ]] alias break case continue declare do done "
		"elif else esac eval exec exit export fi for function if in "
		"local readonly return select set shift source then time trap "
		"typeset unset until while",
	  .types = "apt apt-get awk bash brew cat cd chmod chown cmake cp curl "
		"cut date docker echo export find git grep head kill ln ls "
		"make mkdir mv npm pip printf ps pwd python read rm rmdir rsync "
		"scp sed sh sort ssh sudo tail tar tee test touch tr uniq wc "
		"wget which xargs yarn",
	  .constants = "false true",
	  .spans = shell_spans, .word_chars = "-.[]",
	  .flags = SYNTAX_DOLLAR | SYNTAX_HEREDOC },
	{ .names = "console shell-session sh-session terminal bash-session "
		"shellsession",
	  .spans = no_spans, .way = SYNTAX_SESSION },
	{ .names = "r rscript splus",
	  .keywords = "break else for function if in next repeat return while",
	  .types = "library require source",
	  .constants = "F FALSE Inf NA NA_character_ NA_integer_ NULL NaN T "
		"TRUE",
	  .spans = r_spans, .word_chars = ".", .flags = SYNTAX_CALLS },
	{ .names = "go golang",
	  .keywords = "break case chan const continue default defer else "
		"fallthrough for func go goto if import interface map package "
		"range return select struct switch type var",
	  .types = "any bool byte complex128 complex64 error float32 float64 "
		"int int16 int32 int64 int8 rune string uint uint16 uint32 "
		"uint64 uint8 uintptr",
	  .constants = "false iota nil true",
	  .spans = go_spans, .flags = SYNTAX_CALLS },
	{ .names = "swift",
	  .keywords = "Self actor any as associatedtype async await break case "
		"catch class continue convenience default defer deinit do "
		"dynamic else enum extension fallthrough fileprivate final for "
		"func get guard if import in indirect init inout internal is "
		"lazy let mutating nonisolated open operator optional override "
		"precedencegroup private protocol public repeat required "
		"rethrows return self set some static struct subscript super "
		"switch throw throws try typealias unowned var weak where while",
	  .constants = "false nil true",
	  .spans = swift_spans, .flags = C_LIKE | SYNTAX_AT | SYNTAX_HASH },
	{ .names = "rust rs",
	  .keywords = "Self as async await become box break const continue "
		"crate dyn else enum extern fn for if impl in let loop macro "
		"match mod move mut pub ref return self static struct super "
		"trait try type union unsafe use where while yield",
	  .types = "bool char f32 f64 i128 i16 i32 i64 i8 isize str u128 u16 "
		"u32 u64 u8 usize",
	  .constants = "false true",
	  .spans = rust_spans, .flags = C_LIKE | SYNTAX_MACROS },
	{ .names = "clojure clj cljs cljc edn lisp elisp emacs-lisp "
		"common-lisp cl scheme scm racket el hy fennel",
	  .keywords = "-> ->> and as-> begin binding block case catch "
		"comment cond cond-> cond->> condp def defclass "
		"defconstant defcustom defgeneric define "
		"define-record-type define-syntax defmacro defmethod "
		"defmulti defn defn- defonce defpackage defparameter "
		"defprotocol defrecord defstruct defsubst deftype "
		"defun defvar do dolist doseq dotimes doto else "
		"finally flet fn for funcall if if-let if-not "
		"if-some import in-package labels lambda let let* "
		"let-values letfn letrec letrec* locking loop "
		"macrolet ns or prog1 progn provide quote recur "
		"reify require return return-from set! setq some-> "
		"some->> syntax-rules the throw try typecase unless "
		"use use-modules use-package when when-let when-not "
		"when-some while with-open with-slots",
	  .constants = "false nil t true",
	  .spans = lisp_spans, .word_chars = "-!?*+<>=/.&%'$",
	  .flags = SYNTAX_HEADS },
	{ .names = "coq gallina v rocq ocaml ml fsharp fs sml reason",
	  .keywords = "Admitted Arguments Axiom Check Class CoFixpoint "
		"CoInductive Compute Context Corollary Defined Definition End "
		"Eval Example Export Fact Fixpoint Hint Hypothesis Import "
		"Inductive Instance Lemma Let Ltac Module Next Notation "
		"Obligation Parameter Print Program Proof Proposition Qed "
		"Record Remark Require Save Search Section Structure Theorem "
		"Variable Variables and as begin class cofix do done else end "
		"exception exists fix for forall fun function functor if in "
		"include inherit lazy let match method module mutable new "
		"object of open rec return sig struct then to try type val "
		"when while with",
	  .types = "Prop SProp Set Type array bool char float int list nat "
		"option string unit",
	  .constants = "False None Some True false true",
	  .spans = coq_spans, .word_chars = "'" },
	{ .names = "c h",
	  .keywords = C_KEYWORDS, .types = C_TYPES,
	  .constants = "EOF NULL false nullptr stderr stdin stdout true",
	  .spans = c_spans, .flags = SYNTAX_CALLS | SYNTAX_HASH },
	{ .names = "python py python3 python2 py3 ipython pycon gyp bzl "
		"starlark sage jython cython pyx",
	  .keywords = "and as assert async await break case class continue def "
		"del elif else except finally for from global if import in is "
		"lambda match nonlocal not or pass print raise return try "
		"while with yield",
	  .types = "bool bytes dict float frozenset int list object set str "
		"tuple type",
	  .constants = "Ellipsis False None NotImplemented True __name__ cls "
		"self",
	  .spans = python_spans, .flags = C_LIKE | SYNTAX_AT },
	{ .names = "objc objective-c objectivec obj-c m mm objective-c++ objcpp",
	  .keywords = C_KEYWORDS,
	  .types = "BOOL Class IBAction IBOutlet IMP NSInteger NSUInteger SEL "
		"_Bool bool char double float id instancetype int long short "
		"signed size_t unsigned void",
	  .constants = "NO NULL Nil YES nil self super",
	  .spans = objc_spans, .flags = C_LIKE | SYNTAX_AT | SYNTAX_HASH },
	{ .names = "viml vim vimscript vimrc",
	  .keywords = "abort au augroup autocmd call catch cnoremap command do "
		"echo echom echomsg echon edit else elseif endfor endfunction "
		"endif endtry endwhile execute filetype finally for func "
		"function highlight if imap inoremap let map nmap nnoremap "
		"noremap normal onoremap return runtime set setlocal silent "
		"source syntax throw try unlet unmap vmap vnoremap while "
		"xnoremap",
	  .spans = vim_spans, .word_chars = ":#", .flags = SYNTAX_CALLS },
	{ .names = "javascript js jsx node mjs cjs ecmascript es6 json5 qml",
	  .keywords = JS_KEYWORDS, .constants = JS_CONSTANTS,
	  .spans = js_spans, .word_chars = "$",
	  .flags = C_LIKE | SYNTAX_REGEX | SYNTAX_AT },
	{ .names = "typescript ts tsx deno",
	  .keywords = "abstract as asserts async await break case catch class "
		"const continue declare default delete do else enum export "
		"extends finally for from function get if implements import in "
		"infer instanceof interface is keyof let module namespace new "
		"of private protected public readonly return satisfies set "
		"static super switch throw try type typeof var while yield",
	  .types = "any bigint boolean never number object string symbol "
		"unknown void",
	  .constants = JS_CONSTANTS,
	  .spans = js_spans, .word_chars = "$",
	  .flags = C_LIKE | SYNTAX_REGEX | SYNTAX_AT },
	{ .names = "xml html xhtml svg htm vue svelte liquid jinja jinja2 "
		"django twig erb ejs handlebars hbs mustache rss atom plist xsl "
		"xslt xsd wsdl xaml storyboard xib rhtml html+erb astro",
	  .spans = markup_spans, .way = SYNTAX_MARKUP },
	{ .names = "cpp c++ cc cxx hpp hh hxx cuda cu arduino ino glsl hlsl",
	  .keywords = "alignas alignof and asm auto break case catch class "
		"co_await co_return co_yield concept const const_cast consteval "
		"constexpr constinit continue decltype default delete do "
		"dynamic_cast else enum explicit export extern final for "
		"friend goto if inline mutable namespace new noexcept not "
		"operator or override private protected public register "
		"reinterpret_cast requires return sizeof static static_assert "
		"static_cast struct switch template this throw try typedef "
		"typeid typename union using virtual volatile while",
	  .types = "bool char char16_t char32_t char8_t double float int "
		"int16_t int32_t int64_t int8_t long map pair set shared_ptr "
		"short signed size_t string string_view uint16_t uint32_t "
		"uint64_t uint8_t unique_ptr unsigned vector void wchar_t",
	  .constants = "NULL false nullptr std true",
	  .spans = cpp_spans, .flags = SYNTAX_CALLS | SYNTAX_HASH },
	{ .names = "yaml yml eyaml sls docker-compose",
	  .constants = "False No Null True Yes false no null off on true yes ~",
	  .spans = yaml_spans, .word_chars = "-", .way = SYNTAX_SETTINGS,
	  .separator = ':', .flags = SYNTAX_BLOCKS },
	{ .names = "toml",
	  .constants = "false inf nan true",
	  .spans = toml_spans, .word_chars = "-", .way = SYNTAX_SETTINGS,
	  .separator = '=' },
	{ .names = "ini conf cfg properties desktop systemd editorconfig dosini "
		"gitconfig env dotenv",
	  .constants = "false no off on true yes",
	  .spans = ini_spans, .word_chars = "-", .way = SYNTAX_SETTINGS,
	  .separator = '=' },
	{ .names = "sql mysql postgresql postgres sqlite plsql pgsql psql tsql "
		"mssql hql hive",
	  .keywords = "add all alter analyze and as asc begin between by cascade "
		"case check column commit constraint create cross database "
		"declare default delete desc describe distinct drop else end "
		"exists explain foreign from full function grant group having "
		"if in index inner insert into is join key left like limit "
		"lock natural not offset on or order outer over partition "
		"primary procedure references replace returning returns revoke "
		"right rollback select set show table temporary then to "
		"transaction trigger truncate union unique update use using "
		"values view when where with",
	  .types = "bigint binary blob boolean char character date datetime "
		"decimal double float int integer json jsonb numeric real "
		"serial smallint text time timestamp tinyint uuid varchar",
	  .constants = "current_date current_timestamp false null true",
	  .spans = sql_spans, .flags = SYNTAX_FOLD | SYNTAX_CALLS },
	{ .names = "json jsonc geojson jsonl ndjson webmanifest har ipynb",
	  .constants = "false null true",
	  .spans = json_spans, .flags = SYNTAX_KEYS },
	{ .names = "diff patch udiff",
	  .spans = no_spans, .way = SYNTAX_DIFF },
	{ .names = "css scss sass less stylus styl postcss",
	  .constants = "auto block flex grid important inherit initial none "
		"unset",
	  .spans = css_spans, .word_chars = "-",
	  .flags = SYNTAX_KEYS | SYNTAX_AT | SYNTAX_DOLLAR | SYNTAX_COLOURS |
		SYNTAX_CALLS },
	{ .names = "kotlin kt kts",
	  .keywords = "abstract actual annotation as break by catch class "
		"companion const constructor continue crossinline data do else "
		"enum expect external final finally for fun get if import in "
		"infix init inline inner interface internal is lateinit "
		"noinline object open operator out override package private "
		"protected public reified return sealed set super suspend "
		"tailrec this throw try typealias val value var vararg when "
		"where while",
	  .constants = "false null true",
	  .spans = kotlin_spans, .flags = C_LIKE | SYNTAX_AT },
	{ .names = "csharp cs c# dotnet",
	  .keywords = "abstract as async await base break case catch checked "
		"class const continue default delegate do else enum event "
		"explicit extern finally fixed for foreach get goto if implicit "
		"in init interface internal is lock namespace new operator out "
		"override params partial private protected public readonly "
		"record ref return sealed select set sizeof stackalloc static "
		"struct switch this throw try typeof unchecked unsafe using var "
		"virtual volatile when where while yield",
	  .types = "bool byte char decimal double dynamic float int long nint "
		"object sbyte short string uint ulong ushort void",
	  .constants = "false null true",
	  .spans = csharp_spans, .flags = C_LIKE | SYNTAX_HASH },
	{ .names = "scala sbt sc",
	  .keywords = "abstract case catch class def derives do else enum "
		"export extends extension final finally for forSome given if "
		"implicit import inline lazy match new object opaque override "
		"package private protected return sealed super then this throw "
		"trait try type using val var while with yield",
	  .constants = "false null true",
	  .spans = kotlin_spans, .flags = C_LIKE | SYNTAX_AT },
	{ .names = "dart",
	  .keywords = "abstract as assert async await base break case catch "
		"class const continue covariant default deferred do else enum "
		"export extends extension external factory final finally for "
		"get hide if implements import in interface is late library "
		"mixin new on operator part required rethrow return sealed set "
		"show static super switch sync this throw try typedef var void "
		"when while with yield",
	  .types = "bool double dynamic int num",
	  .constants = "false null true",
	  .spans = kotlin_spans, .flags = C_LIKE | SYNTAX_AT },
	{ .names = "php phtml hack",
	  .keywords = "abstract and array as break callable case catch class "
		"clone const continue declare default do echo else elseif "
		"empty endforeach endif endwhile enum extends final finally fn "
		"for foreach function global if implements include "
		"include_once instanceof insteadof interface isset list match "
		"namespace new or print private protected public readonly "
		"require require_once return static switch throw trait try "
		"unset use var while yield",
	  .types = "bool float int iterable mixed never object string void",
	  .constants = "false null parent self true",
	  .spans = php_spans, .flags = C_LIKE | SYNTAX_DOLLAR },
	{ .names = "lua luau moonscript",
	  .keywords = "and break do else elseif end for function goto if in "
		"local not or repeat return then until while",
	  .constants = "false nil self true",
	  .spans = lua_spans, .flags = SYNTAX_CALLS },
	{ .names = "perl pl pm raku perl6",
	  .keywords = "and bless chomp close defined delete die do each else "
		"elsif eval exists for foreach grep if join keys last local "
		"map my next no not open or our package print printf push "
		"redo ref require return say shift sort split sub undef unless "
		"unshift until use values wantarray warn while",
	  .spans = hash_spans,
	  .flags = SYNTAX_DOLLAR | SYNTAX_SIGILS | SYNTAX_REGEX |
		SYNTAX_HEREDOC },
	{ .names = "haskell hs lhs purescript purs elm idris agda",
	  .keywords = "as case class data default deriving do else family "
		"forall foreign hiding if import in infix infixl infixr "
		"instance let mdo module newtype of port qualified rec then "
		"type where",
	  .spans = haskell_spans, .word_chars = "'",
	  .flags = SYNTAX_CAPITALS },
	{ .names = "elixir ex exs eex",
	  .keywords = "after alias and case catch cond def defimpl defmacro "
		"defmodule defp defprotocol defstruct do else end fn for if "
		"import in not or quote raise receive require rescue super "
		"throw try unless unquote use when with",
	  .constants = "__MODULE__ false nil true",
	  .spans = elixir_spans, .word_chars = "?!",
	  .flags = C_LIKE | SYNTAX_SIGILS },
	{ .names = "erlang erl hrl",
	  .keywords = "after and andalso begin case catch div else end fun if "
		"not of or orelse receive rem try when xor",
	  .constants = "false true undefined",
	  .spans = erlang_spans, .flags = C_LIKE },
	{ .names = "julia jl",
	  .keywords = "abstract baremodule begin break catch const continue do "
		"else elseif end export finally for function global if import "
		"in let local macro module mutable primitive quote return "
		"struct try type using where while",
	  .constants = "Inf NaN false missing nothing true",
	  .spans = python_spans, .word_chars = "!", .flags = C_LIKE | SYNTAX_AT },
	{ .names = "zig",
	  .keywords = "align and anytype asm async await break catch comptime "
		"const continue defer else enum errdefer error export extern "
		"fn for if inline noalias or orelse packed pub resume return "
		"struct suspend switch test threadlocal try union unreachable "
		"usingnamespace var volatile while",
	  .types = "anyerror bool comptime_int f32 f64 i16 i32 i64 i8 isize u16 "
		"u32 u64 u8 usize void",
	  .constants = "false null true undefined",
	  .spans = c_spans, .flags = C_LIKE | SYNTAX_AT },
	{ .names = "nix",
	  .keywords = "assert else if import in inherit let or rec then with",
	  .constants = "builtins false null true",
	  .spans = hash_spans, .word_chars = "-'" },
	{ .names = "protobuf proto thrift graphql gql solidity sol",
	  .keywords = "address contract emit enum event extend external "
		"fragment function import input interface internal mapping "
		"message modifier mutation oneof option package payable "
		"pragma private public pure query repeated require reserved "
		"return returns rpc scalar service struct syntax type union "
		"view",
	  .types = "Boolean Float ID Int String bool bytes bytes32 double "
		"float int int32 int64 string uint uint256 uint32 uint64",
	  .constants = "false true",
	  .spans = cpp_spans, .flags = SYNTAX_CAPITALS | SYNTAX_AT },
	{ .names = "makefile make mk gnumake bsdmake",
	  .keywords = ".PHONY define else endef endif export ifdef ifeq ifndef "
		"ifneq include override unexport vpath",
	  .spans = shell_spans, .word_chars = "-.",
	  .flags = SYNTAX_DOLLAR, .way = SYNTAX_SETTINGS, .separator = ':' },
	{ .names = "dockerfile docker containerfile",
	  .keywords = "ADD ARG AS CMD COPY ENTRYPOINT ENV EXPOSE FROM "
		"HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER "
		"VOLUME WORKDIR",
	  .spans = shell_spans, .flags = SYNTAX_DOLLAR },
	{ .names = "cmake",
	  .keywords = "else elseif endforeach endfunction endif endmacro "
		"endwhile foreach function if include macro option project "
		"return set while",
	  .spans = hash_spans, .flags = SYNTAX_FOLD | SYNTAX_DOLLAR |
		SYNTAX_CALLS },
	{ .names = "nginx nginxconf apache apacheconf htaccess caddyfile hcl "
		"terraform tf",
	  .keywords = "data events http if include listen locals location "
		"module output provider proxy_pass resource return rewrite "
		"root server server_name terraform try_files upstream variable",
	  .constants = "false off on true",
	  .spans = hash_spans, .word_chars = "-", .flags = SYNTAX_DOLLAR },
	{ .names = "powershell ps1 posh pwsh",
	  .keywords = "begin break catch class continue data do else elseif end "
		"exit filter finally for foreach from function if in param "
		"process return switch throw trap try until using while",
	  .spans = powershell_spans, .word_chars = "-",
	  .flags = SYNTAX_FOLD | SYNTAX_DOLLAR },
	{ .names = "tex latex bibtex context",
	  .spans = tex_spans, .flags = SYNTAX_COMMANDS },
	{ .names = "markdown md mdown mkd mdx gfm rmd qmd",
	  .spans = markdown_spans, .way = SYNTAX_MARKUP },
	{ .names = "vbnet vb vb.net visual-basic basic vba vbs vbscript",
	  .keywords = "addhandler addressof and andalso as async await "
		"byref byval call case catch class const continue "
		"declare default delegate dim do each else elseif "
		"end enum event exit explicit finally for friend "
		"function get goto handles if implements imports in "
		"inherits interface is isnot let like loop mod "
		"module mustinherit mustoverride namespace new next "
		"not notinheritable of on option optional or orelse "
		"overloads overridable overrides paramarray partial "
		"preserve private property protected public "
		"raiseevent readonly redim return select set shadows "
		"shared static step stop structure sub synclock then "
		"throw to try typeof until using wend when while "
		"with withevents writeonly xor",
	  .types = "boolean byte char currency date decimal double "
		"integer long object sbyte short single string "
		"uinteger ulong ushort variant",
	  .constants = "empty false me mybase nothing null true",
	  .spans = vb_spans, .flags = SYNTAX_FOLD | SYNTAX_CALLS },
	{ .names = "batch bat cmd dos batchfile winbatch",
	  .keywords = "assoc break call cd chdir cls copy date del dir do "
		"echo else endlocal equ erase errorlevel exist exit "
		"for geq goto gtr if in leq lss md mkdir move neq "
		"not pause popd prompt pushd rd ren rename rmdir set "
		"setlocal shift start time title type ver xcopy",
	  .constants = "nul off on",
	  .spans = batch_spans, .word_chars = "-", .flags = SYNTAX_FOLD },
	{ .names = "awk gawk mawk nawk",
	  .keywords = "BEGIN BEGINFILE END ENDFILE break case continue "
		"default delete do else exit for func function "
		"getline if in next nextfile print printf return "
		"switch while",
	  .types = "atan2 close cos exp fflush gensub gsub index int "
		"length log match rand sin split sprintf sqrt srand "
		"strftime sub substr system systime tolower toupper",
	  .constants = "ARGC ARGV ENVIRON FILENAME FNR FS IGNORECASE NF NR "
		"OFS ORS RLENGTH RS RSTART SUBSEP",
	  .spans = hash_spans,
	  .flags = SYNTAX_DOLLAR | SYNTAX_REGEX | SYNTAX_CALLS },
	{ .names = "nim nimrod nims",
	  .keywords = "addr and as asm bind block break case cast concept "
		"const continue converter defer discard distinct div "
		"do echo elif else end enum except export finally "
		"for from func if import in include interface is "
		"isnot iterator let macro method mixin mod not notin "
		"object of or out proc ptr raise ref return shl shr "
		"static template try tuple type using var when while "
		"xor yield",
	  .types = "array bool byte char cint cstring float float32 "
		"float64 int int16 int32 int64 int8 openArray range "
		"seq set string uint uint16 uint32 uint64 uint8 void",
	  .constants = "false nil result self true",
	  .spans = nim_spans, .flags = C_LIKE },
	{ .names = "http https rest",
	  .keywords = "CONNECT DELETE GET HEAD OPTIONS PATCH POST PUT TRACE",
	  .constants = "HTTP false null true",
	  .spans = json_strings, .word_chars = "-", .way = SYNTAX_SETTINGS,
	  .separator = ':' },
	{ .names = "asm nasm gas s assembly x86asm llvm wasm wat",
	  .keywords = "adc add addi addl addq and b beq bl ble blt bne "
		"bnez bx call callq cbz cdq cmova cmove cmovne cmp "
		"cmpl cmpq cpuid cqo dec div fadd fld fmul fstp hlt "
		"idiv imul in inc int ja jae jal jalr jb jbe je jg "
		"jge jl jle jmp jne jno jns jnz jo js jz lb ld ldp "
		"ldr lea leaq leave li loop lw mov movabs movaps "
		"movb movl movq movsd movss movsx movw movzx mul mv "
		"neg nop not or out pop popf popq push pushf pushq "
		"rep ret retq sar sb sbb sd shl shr stp str sub subi "
		"subl subq svc sw swi syscall test xchg xor xorps",
	  .types = ".align .ascii .asciz .bss .byte .data .equ .global "
		".globl .long .quad .rodata .section .string .text "
		".type .word bits byte db dd dq dw dword equ extern "
		"global public qword resb resd resq resw section "
		"segment word",
	  .constants = "%eax %ebp %ebx %ecx %edi %edx %esi %esp %rax %rbp "
		"%rbx %rcx %rdi %rdx %rip %rsi %rsp ah al ax bh bl "
		"bp bx ch cl cs cx dh di dl ds dx eax ebp ebx ecx "
		"edi edx eip es esi esp fs gs lr pc r0 r1 r10 r11 "
		"r12 r13 r14 r15 r2 r3 r4 r5 r6 r7 r8 r9 rax rbp rbx "
		"rcx rdi rdx rip rsi rsp si sp ss x0 x1 x10 x11 x12 "
		"x13 x14 x15 x16 x17 x18 x19 x2 x20 x21 x22 x23 x24 "
		"x25 x26 x27 x28 x29 x3 x30 x4 x5 x6 x7 x8 x9",
	  .spans = asm_spans, .word_chars = ".%@$",
	  .flags = SYNTAX_FOLD | SYNTAX_KEYS },
};

const size_t syntax_count = sizeof(syntax_table) / sizeof(*syntax_table);
