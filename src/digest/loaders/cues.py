"""Cue words of web pages, as data: what menus, appeals, credits, notices and biographies say.

Each pattern is matched against a unit's text in lower case, with typographic apostrophes made plain. All are linear:
alternations of fixed words, no nested repetition. An example stands beside each group.
"""

# ruff: noqa: E501  # an alternation of cues reads best on one line

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final


def _any(*words: str) -> re.Pattern[str]:
    """The words anywhere, whole."""
    return re.compile(r"(?<!\w)(?:" + "|".join(words) + r")(?!\w)")


def _head(*words: str) -> re.Pattern[str]:
    """The words at the beginning of a unit."""
    return re.compile(r"\W{0,3}(?:" + "|".join(words) + r")(?!\w)")


def _start(*words: str) -> re.Pattern[str]:
    """The beginning of a unit, as it stands."""
    return re.compile(r"\W{0,3}(?:" + "|".join(words) + r")")


MENU: Final = frozenset(
    """
    menu|home|search|close|open|login|log in|log out|logout|sign in|sign up|register|subscribe|about|about us|contact|
    contact us|help|faq|faqs|blog|news|shop|store|cart|checkout|my account|account|careers|jobs|press|support|more|
    skip to content|skip to main content|skip to main|skip to navigation|jump to content|toggle navigation|navigation|
    main menu|main navigation|site navigation|back|back to top|top|next|previous|prev|older|newer|view all|see all|
    show more|show less|load more|read more|learn more|see more|view more|all|products|services|solutions|resources|
    company|team|our team|partners|pricing|features|events|videos|video|podcasts|podcast|photos|gallery|archive|
    archives|categories|category|topics|tags|sections|sitemap|site map|accessibility|advertise|advertisement|ad|
    advertisements|sponsored|promoted|privacy|terms|legal|cookies|language|english|settings|notifications|profile|
    follow|following|like|likes|reply|report|save|saved|bookmark|print|email|e-mail|listen|watch|play|pause|mute|
    share|tweet|pin|pin it|post|facebook|twitter|x|linkedin|instagram|youtube|whatsapp|reddit|telegram|pinterest|
    tiktok|threads|bluesky|mastodon|flipboard|rss|copy link|copy url|link copied|gift this article|download|pdf|
    download pdf|submit|send|go|ok|yes|no|accept|accept all|decline|reject all|manage cookies|continue|cancel|
    got it|skip|donate|donate now|give|give now|join|join us|join now|get started|buy now|add to cart|sold out|
    share this|share this article|share this post|share this story|share on facebook|share on twitter|
    share on linkedin|share via email|share article|share full article|comments|comment|leave a comment|
    table of contents|contents|in this article|on this page|jump to|trending|latest|popular|featured|newsletter|
    newsletters|sign up now|subscribe now|loading|continue reading|continue reading below|story continues below|
    article continues below|scroll to continue|advertisement - scroll to continue|
    """.replace("\n", "")
    .replace("    ", "")
    .strip("|")
    .split("|")
)
"""Whole units that are a page's controls."""

PROMOTION: Final = _any(
    r"subscribe(?:rs?| (?:to|now|today|for))", "newsletters?", r"sign(?:ing)? up (?:for|to|now|today|here)",
    "your inbox", "mailing list", "donat(?:e|ion|ions|ing)", "tax[- ]deductible", "become a (?:member|subscriber|patron|supporter)",
    r"support (?:our|us|independent|this)", r"make a (?:gift|contribution)", "chip in", "free trial", "get started today",
    r"(?:contact|call|email) us(?: today| now| at)?", "book a (?:demo|call|consultation)", "request a (?:demo|quote)",
    "schedule a (?:demo|call|consultation)", "get in touch", "follow us", "like us on", "find us on", "join our", "join us",
    "download our", "download the app", "our app", "click here", "enter your email", "email address", "we'd love to hear",
    "stay up to date", "stay informed", "never miss", "limited time", "special offer", "discount code", "promo code", r"\d+% off",
    "affiliate (?:links?|commission)", "we may earn", "earn a commission", "share your thoughts", "let us know in the comments",
    r"\$\d+ (?:or \$\d+ )?a (?:month|year)", "learn more about our", "already a subscriber", "log in to", "create an account",
    "whatsapp channel", "telegram channel", "google news", "our latest", "unsubscribe",
)  # fmt: skip
"""Calls to subscribe, give, buy or follow: `make a tax-deductible donation today`."""

LEGAL: Final = _any(
    "©", r"copyright(?: ©| \(c\)| \d{4})", "all rights reserved", "privacy (?:policy|notice|statement)", "terms (?:of|and|&) (?:use|service|conditions)",
    "cookie (?:policy|settings|preferences|notice)", "(?:use|uses|using|these|necessary|functional|analytical|performance) cookies", "recaptcha",
    "this (?:site|website) uses", "gdpr", "do not sell my", "powered by", "registered (?:charity|trademark|in england)", "not be reproduced",
    "republish(?:ed)? (?:this|our|with permission)", "views expressed", "opinions expressed", "for informational purposes only",
    "cookielawinfo-\\S+", "consent plugin", "sets? (?:this|a|the) cookie", "(?:this|the|a) cookie (?:is|stores|tracks|expires)", r"investment advis[eo]rs? (?:with|registered)", "illustrative", "third[- ]party cookies",
)  # fmt: skip
"""Notices: `© 2024 Example. All rights reserved.`"""

END: Final = _head(
    r"related(?: (?:articles?|posts?|stories|content|topics?|news|reading|pages|links|products?|items|coverage|resources))?[: ]*$",
    r"(?:more|read more|see more|latest|other|recent|popular|trending|featured|top) (?:from|news|stories|articles|posts|in|on|like this|reads|videos|headlines|blogs?|resources|insights)\b.{0,40}$",
    r"you (?:may|might|could|will)(?: also)? (?:also )?(?:like|enjoy|be interested).{0,30}$", r"recommend(?:ed|ations?)\b.{0,30}$",
    r"most (?:read|popular|viewed|recent|shared|commented)\b.{0,20}$", r"(?:next|previous) (?:article|post|story|page|up)\b.{0,80}$",
    r"(?:read|up|what's) next\b.{0,20}$", r"leave a (?:reply|comment)", r"(?:\d+ |add |post |view |show |join )?(?:a )?(?:comments?|responses?|replies|thoughts on)\b(?: \(\d+\))?.{0,30}$",
    r"about the (?:authors?|writers?|contributors?)[: ]*$", r"(?:tags?|tagged|filed under|categories|topics|posted in)\b *:?.{0,120}$",
    r"(?:post|article) (?:navigation|tags|topics)", r"share (?:this|on|via|with)\b.{0,60}$", r"join the (?:conversation|discussion)", r"follow us\b.{0,40}$",
    r"(?:explore|discover) more\b.{0,40}$", r"subscribe(?: to| now| today| here)?\b.{0,60}$", r"sign up (?:for|to)\b.{0,80}$", r"(?:get|receive) (?:the|our|updates|news)\b.{0,60}newsletters?",
    r"newsletter(?: sign[- ]?up)?$", r"was this (?:article|page|post|helpful)", r"did you find this", r"similar (?:articles|posts|stories|products)", r"(?:customers|people|readers) also",
    r"keep reading$", r"don't miss\b.{0,40}$", r"editor'?s'? picks?", r"sponsored(?: content| links?| stories)?$", r"trending(?: now| stories)?$", r"in other news$",
    r"contact (?:us|information|details)?[: ]*$", r"media contacts?", r"press contacts?", r"back to (?:top|all|blog|news|list)",
    r"share (?:article|post|story)", r"print this", r"email this", r"author bio", r"(?:our|the) (?:services|team|offices|latest)$", r"quick links", r"useful links",
)  # fmt: skip
"""Headings after which an article is over: `Related articles`, `Leave a reply`."""

META: Final = _start(
    r"(?:by|written by|posted by|author|words|story by|reporting by|edited by|reviewed by|medically reviewed by|fact[- ]checked by|contributed by|text)\b *:? ",
    r"(?:published|posted|updated|last (?:updated|modified|reviewed|edited)|first published|modified|date|created|reading time|read time|time to read|location|source|publisher|category|issue)\b *(?::|on |at |in |\d)",
    r"\d+[- ]?(?:min|mins|minutes?)\b(?: read)?",
    r"[\d,.]+k? (?:views?|shares?|comments?|likes?|reads|words|followers)",
    r"(?:a|an|one|two|three|\d+) (?:minutes?|hours?|days?|weeks?|months?|years?) ago$",
)
"""Facts about the article: `Updated on July 9, 2025`, `11 min read`."""

COMMENT: Final = _any(
    "your email address will not be published", "required fields", "save my name", "says:?$", r"repl(?:y|ies) to", r"\d{4}(?: at|,)? \d{1,2}:\d\d", "^reply$", r"\(score: ?-?\d", r"by .{2,40} \( ?\d+ ?\)", "permalink", r"\d+ (?:days?|weeks?|months?|years?|hours?) ago",
    "log in to (?:comment|reply)", "notify me of", "view all comments", "wrote on", "commented", "at \\d{1,2}:\\d\\d (?:am|pm)",
)  # fmt: skip
"""Readers' comments and their forms."""

CALL: Final = _head(
    r"(?:learn|find out|discover|see|read|know|view|show|explore|get|want to know) (?:more|all|how|our|the full)",
    r"(?:get|request|claim|book|schedule|start|try|view|apply|order|shop|buy|call|contact|talk|speak|chat|watch|take) (?:a|an|now|to|us|our|your|for|it|the|today|me|with)",
    "explore$", "try ", "download", "listen", "visit (?:our|us|site)", "go from", "ready to", "need (?:help|more)", "want (?:to|more)", "looking (?:for|to)", "have (?:a )?questions?", r"questions\?", "check out", "add to",
    "i agree", "please (?:enter|select|complete|fill|wait|try)", "(?:first|last|full|your) name", "phone(?: number)?", "zip(?: code)?", "select", "choose (?:a|your)", "sorry", "oops", "thank you for", "thanks for (?:signing|subscribing)",
    "image$", "image:", "photo$", "play video", "video player", "share$", "sponsored", "ad$", "apply (?:now|today)",
)  # fmt: skip
"""Buttons and forms: `Learn more`, `Get a free quote today`."""

ASIDE: Final = _start(
    r"(?:related|read also|also read|see also|read more|more|recommended|must read|don't miss|watch|listen)(?: (?:story|stories|article|reading|post|coverage))? ?[:»›|] ?\S",
    "view this post on", "a post shared by", "this (?:story|article|post|podcast) (?:also appeared|is also|was (?:originally|first|produced|written|updated))", r"did you (?:like|enjoy) this",
    "you (?:can buy me|made it to)", "since you made it", "if you (?:liked|enjoyed) this", "article continues", "story continues", "advertisement", "scroll to", "about (?:us|the company|our)", "step \\d+ of \\d+",
    "indicates (?:a )?required", r"contact staff writer", r"tell us (?:about|what)", r"(?:not sure|have an?|interested in|looking for|want to|need) .{2,80}\?$", "image (?:credit|source)", "hide caption", "toggle caption", "enlarge this image",
    r"share your (?:thoughts|insightful|comments|experience)", r"this (?:site|page|website|field) ", "we use cookies", "by (?:clicking|submitting|signing|continuing|subscribing|using|providing)", r"\u00a9",
)  # fmt: skip
"""Asides of the page within or after an article: `Related: …`, `View this post on …`, `By clicking …`."""

COMMERCE: Final = re.compile(
    r"^\W{0,3}(?:[$€£₹]\s?\d[\d.,]*\b.{0,30}$|(?:regular|sale|unit|original|current) price|add to (?:cart|bag|basket|wishlist)|"
    r"(?:buy|shop|order) (?:now|on|here)|free (?:shipping|delivery)|in stock|out of stock|quantity$|qty$|check price|"
    r"view (?:on amazon|product|details|offer|deal))"
)
"""Shops: `Add to cart`, `$38.24 USD`."""

CREDIT: Final = re.compile(
    r"(?:\[[^\[\]]{2,80}(?:photos?|images?|public domain|illustration|reuters|\bap\b|getty)[^\[\]]{0,60}\]|"
    r"\((?:photos?|images?|ap\b|illustration|getty|reuters|courtesy|credit|source:|via)[^()]{0,80}\)|\([^()]{0,60}(?:via ap|ap photo|/ap|getty images|reuters|afp|epa|shutterstock|unsplash|flickr|wikimedia commons|pexels|istock|file photo)[^()]{0,30}\)|"
    r"(?:getty images|shutterstock|reuters|afp|epa-efe|ap photo|istock(?:photo)?|unsplash|wikimedia commons|alamy|bloomberg|flickr|pixabay|pexels)"
    r"(?: news)?[^.\w]{0,3}$)"
)
"""A credit in a caption or at its end: `[State photo/ Public Domain]`, `… / Getty Images`."""

CREDIT_LABEL: Final = _head(
    r"(?:photos?|photograph(?:s|y|er)?|pictures?|images?|illustrations?(?: by)?|graphics?|artwork|credits?|caption|video|cover (?:photo|image)|featured image|image (?:credit|source)|photo (?:credit|source|by)|image by|photo courtesy|courtesy of|figure \d+|fig\. ?\d+|chart|source)\b ?(?::|by |courtesy|credit|\d|/)",
    "(?:getty|afp|reuters|ap photo)/",
)
"""A label that begins a caption or credit: `Pictures: …`, `Photo by …`."""

BIOGRAPHY: Final = _any(
    r"is (?:a|an|the|currently|also|professor|director|founder|co-founder|editor|chair|president|ceo|managing)\b.{0,120}?(?:author|fellow|professor|reporter|editor|journalist|writer|columnist|researcher|director|analyst|lecturer|scholar|student|intern|correspondent|founder|co-founder|ceo|attorney|contributor|freelance\w*|specialist|strategist|blogger|expert|consultant|manager|engineer|partner|executive|president|chair|associate|producer|historian|economist|advisor|adviser)",
    r"(?:reporter|editor|writer|fellow|professor|correspondent|columnist|journalist|analyst) (?:at|for|with|of|in|who|covering)",
    "contributed (?:to this|reporting)", r"(?:reach|contact|follow|email) (?:him|her|them|me)\b", "can be (?:reached|found|followed|contacted)", "follow .{2,40} on (?:twitter|x|instagram|linkedin|bluesky)",
    "(?:he|she|they) (?:received|holds|earned|has written|is the author|lives in|writes (?:about|for|on)|covers|graduated|previously worked|previously served|has worked|specializes)", "is the author of",
    "has (?:over |more than )?[\\w-]+ years? of experience", "(?:his|her|their) (?:work|writing|research) (?:has|focuses|appears)", "joined .{2,30} in \\d{4}", "writer and editor",
)  # fmt: skip
"""What the life of an author is told in: `is a current intern at`, `She received her MA`."""

STOP_WORDS: Final = frozenset(
    (
        "the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you were "
        "all her she there would their we him been has when who will no if out so what up its about than them can could our these may "
        "also your my i more into some other such only new any most how after where because through over just like even"
    ).split()
)
"""Words that running text is made of."""

NOTE_MARK: Final = re.compile(r"(?:\[\d{1,3}\]|\(\d{1,3}\)(?= )|[¹²³⁴-⁹]+|\d{1,3}[.)](?= )|[*†‡]{1,3}(?=\s?\S))")
"""What begins a footnote: `[1]`, `²`, `3.`, `†`."""

REFERENCES: Final = re.compile(
    r"(?:references|sources|notes|footnotes|endnotes|bibliography|works cited|further reading|citations)\W{0,2}$"
)
"""Headings of lists of notes."""

CLASSES: Final = MappingProxyType(
    {
        "promotion": PROMOTION, "legal": LEGAL, "comment": COMMENT, "credit": CREDIT, "biography": BIOGRAPHY,
    }
)  # fmt: skip
"""Cues that count anywhere in a unit."""
HEADS: Final = MappingProxyType(
    {"end": END, "meta": META, "commerce": COMMERCE, "call": CALL, "aside": ASIDE, "credit-label": CREDIT_LABEL}
)
"""Cues that count at a unit's beginning."""
