from __future__ import annotations

from digest.emitters.argdown import ArgdownEmitter, escaped
from tests.data_samples import corpus, texts


def test_the_argument_map() -> None:
    """Themes hold their questions with answers for and against; sources hold their claims with what bears on them."""
    assert (
        texts(ArgdownEmitter().emit(corpus()))["data/digest.argdown"]
        == r"""===
title: "The Norrvik digest"
===

# The harbour

[harbour sluice]: Is a sluice wise?
  + [sluice04]
  - [drown005]

# Lamps

# Nothing \<yet\>

# Lamps & nets

[lamps006]: Night lamps "draw \<fish\>" away from nets\. #(lamps)

[drown005]: A sluice would drown the nursery\. #(harbour) #(lamps)

# Counting the tide

[silt0001]: Norrvik's harbour is silting up\. #(harbour)
  + [dredge02]

[dredge02]: Dredgers took out 40,000 tonnes last year\. #(harbour)

[sheet003]: \=SUM\(A1\) is what the port's own sheet says

[sluice04]: The town should build a sluice\. #(harbour)
  - [drown005]
"""
    )


def test_signs_of_argdown_are_escaped() -> None:
    """No sign that Argdown reads stands bare in a claim's words, and they stay on one line."""
    assert escaped("[a]: <b> #c\n@d // e {x: y}") == r"\[a\]\: \<b\> \#c \@d \/\/ e \{x\: y\}"
