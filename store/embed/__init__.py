"""Embedders: the one inside the package, and any OpenAI-compatible endpoint that the user names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import BadInput

if TYPE_CHECKING:
    from store.ports import Embedder

ENDPOINT_PREFIX = "openai:"


def open_embedder(
    spec: str = "minilm", *, base_url: str | None = None, api_key: str | None = None
) -> Embedder:
    """Return the embedder that `spec` names; nothing is loaded or sent before its first use.

    Args:
        spec: "minilm", or "openai:MODEL" for an endpoint that speaks that protocol.
        base_url: the endpoint; required with "openai:MODEL", so that text only ever goes where the
            user said.
        api_key: the endpoint's key, where it wants one; never read from the environment here.

    Raises:
        BadInput: no such embedder, or an endpoint without an address.
    """
    if spec == "minilm":
        if base_url:
            raise BadInput(
                f"The built-in embedder has no endpoint, but {base_url!r} was given. "
                "Name the endpoint's model too: openai:MODEL."
            )
        from store.embed.minilm import MiniLM

        return MiniLM()
    if spec.startswith(ENDPOINT_PREFIX) and spec != ENDPOINT_PREFIX:
        if not base_url:
            raise BadInput(
                f"the embedder {spec!r} needs the address of its endpoint as well; name it with "
                "--embedder-base-url or BRIEF_EMBEDDER_BASE_URL"
            )
        from store.embed.endpoint import EndpointEmbedder

        return EndpointEmbedder(
            spec.removeprefix(ENDPOINT_PREFIX), base_url=base_url, api_key=api_key
        )
    raise BadInput(f"There is no embedder {spec!r}. Use 'minilm' or 'openai:MODEL'.")
