/* SPDX-License-Identifier: MIT */
#include "picture/picture.h"

#include <stddef.h>

/* By what makes them hard; see TYPESETTING W1-W5. */
static const char *const texts[] = {
	"plain ASCII, 0123456789 {}|~ ",
	"今天天气很好，我们走吧。",
	"ひらがなカタカナ、「かな」。",
	"半角ｶﾀｶﾅ ﾊﾞｯｸﾞ ﾃﾚﾋﾞ｡｢｣､",
	"ＡＢＣ１２３！？　｛｝",
	"한국어 글자 무엇이든",
	/* pieces of kana and Hangul */
	"か\u3099は\u309aカ\u3099う\u3099",
	"\u1112\u1161\u11ab\u1100\u1173\u11af",
	"\u1100\u1161\u1102\u1161",
	"\u1100\u1100\u1161\u11a8\u11a8", /* old Hangul: no composed form */
	"\u1100 \u1161 \u11a8 ㄱㅏㅎ",
	/* ambiguous */
	"“弯引号”——……·×÷±°",
	"①②③■□▲△◆◇○●★☆",
	"Ελληνικά Русский ℃№",
	"─┌┐└┘├┤┼═║╱",
	"\ufffd\u2026\u2025\u3008〈〉",
	/* marks */
	"cafe\u0301 naïve Z\u0300\u0301\u0302",
	"z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u030a a",
	"葛\U000e0100城市\u302a字",
	"a\u20dd b\u20de 1\u20e3",
	/* emoji of every kind */
	"😀🎉🚀 ⌚⏰⚡⭐",
	"♥\ufe0f☎\ufe0f✈\ufe0f❤\ufe0f☺\ufe0f",
	"♥\ufe0e☎\ufe0e⌚\ufe0e😀\ufe0e",
	"1\ufe0f\u20e3#\ufe0f\u20e3*\ufe0f\u20e3",
	"👍🏽👋🏿🤝🏻",
	"👨\u200d👩\u200d👧\u200d👦👩\u200d💻🏳\ufe0f\u200d🌈",
	"❤\ufe0f\u200d🔥🧑🏽\u200d🚀",
	"🇨🇳🇯🇵🇰🇷🇺🇸",
	"🇨a🇯 🏴\U000e0066\U000e0072\U000e007f",
	"🫨🫶🪿 🀄🃏 ↔↩▶◀",
	/* other scripts */
	"नमस्ते क्षत्रिय ज्ञ हिन्दी",
	"বাংলা তমিழ் தமிழ் తెలుగు",
	"ภาษาไทย ที่นี่ น้ำ ลาว ພາສາລາວ",
	"မြန်မာ ខ្មែរ བོད་ཡིག",
	"العربية لا كتاب",
	"שָׁלוֹם עברית",
	/* what isn't seen, and what nobody knows */
	"a\u200bb\u2060c\u00add\ufeffe\u200df\u200cg",
	"\ue000\uf8ff\U000f0000 \u0378\U0003fffd",
	"␀␛␡ a\tb\u00a0c\u3000d\u2003e",
};

const char *picture_text(unsigned i)
{
	return i < sizeof(texts) / sizeof(*texts) ? texts[i] : NULL;
}
