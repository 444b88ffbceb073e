"""Vectors from an OpenAI-compatible endpoint that the user named.

Text goes to `base_url` and nowhere else, with the key that was given and no other: variables of the
environment are not read, redirects are not followed. What comes back is believed only after it has
been checked: as many rows as texts, in the order of `index`, finite, none of them zero, all of one
length. There is one owner of retries (store/embed/retry.py); the SDK's own are off.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import numpy as np

from store.embed.answers import vectors_of
from store.embed.retry import call, within
from store.errors import BadInput, EmbedderRefused
from store.retrying import Patience

if TYPE_CHECKING:
    import httpx2
    import openai

    from store.ports import Vectors

# OpenAI allows 2,048 inputs and 300,000 tokens a request; smaller servers refuse far less, and
# a lost request then costs less too.
MAX_TEXTS = 128
MAX_BATCH_TOKENS = 32_000
# The smallest window in common use is 512 (the BERT family). One passage in a hundred of policy
# text has fewer than 2.1 bytes a word piece; 254 times three bytes stay below 512 down to 1.5.
MAX_TOKENS = 256
CONNECT_SECONDS = 5.0
REQUEST_SECONDS = 60.0
# 128 vectors of 4,096 numbers with 20 characters each are 10 MB.
MAX_ANSWER_BYTES = 64_000_000
# The last one is how the SDK itself knows that it must not read the body.
NEEDED_HEADERS = frozenset(
    (
        "host",
        "connection",
        "accept",
        "accept-encoding",
        "content-type",
        "content-length",
        "transfer-encoding",
        "x-stainless-raw-response",
    )
)
# See `count_tokens`.
BYTES_IN_A_TOKEN = 3
SPECIAL_TOKENS = 2


class EndpointEmbedder:
    """One model behind one address.

    Args:
        model: the endpoint's name for it.
        base_url: "https://host/v1"; http and https only.
        api_key: None for a server that wants none.
        patience: how often and how long to try.
        request_seconds: what one request may take by the wall clock; local models need more.
        sleep, clock: for tests; the clock is monotonic seconds.

    """

    max_tokens = MAX_TOKENS

    def __init__(
        self,
        model: str,
        *,
        base_url: str,
        api_key: str | None = None,
        patience: Patience | None = None,
        request_seconds: float = REQUEST_SECONDS,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._model = model
        self._base_url = _address(base_url)
        self._api_key = api_key
        self._patience = patience or Patience()
        self._sleep = sleep
        self._clock = clock
        self._request_seconds = request_seconds
        self._dimensions: int | None = None

    @property
    def name(self) -> str:
        """Name model and address: two servers may call different weights by one name."""
        return f"openai:{self._model}@{self._base_url}"

    @property
    def dimensions(self) -> int:
        """Return the length of this model's vectors, asking the endpoint once if need be."""
        if self._dimensions is None:
            self.embed(["dimensions"])
        assert self._dimensions is not None
        return self._dimensions

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return shape (len(texts), dimensions), rows of length 1 in the order given.

        Raises:
            EmbedderError: the endpoint failed until patience ended, or refused for good.
            EmbedderRefused: it answered, and the answer cannot be used.
        """
        if not texts:
            return np.empty((0, self._dimensions or 0), dtype=np.float32)
        cut = [_cut(text) for text in texts]
        return np.concatenate([self._embed_batch(batch) for batch in _batches(cut)])

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return an estimate on the safe side: a token for every three bytes of UTF-8, and two.

        The endpoint's tokenizer is unknown. Policy text has 4.8 bytes a word piece (median over
        2,500 passages, 95 of 100 above 3.0); other scripts have more bytes a character.
        """
        return [_estimate(text) for text in texts]

    def _embed_batch(self, batch: list[str]) -> Vectors:
        body = call(
            lambda seconds: self._request(batch, seconds),
            patience=self._patience,
            sleep=self._sleep,
            clock=self._clock,
            where=f"{self._model!r} at {self._base_url!r}",
            secret=self._api_key,
        )
        vectors = vectors_of(body, expected=len(batch), dimensions=self._dimensions)
        self._dimensions = vectors.shape[1]
        return vectors

    def _request(self, batch: list[str], seconds: float) -> bytes:
        """Return the body of one request, which may take the seconds that are left for all."""
        return within(
            lambda given_up: self._receive(batch, given_up), min(self._request_seconds, seconds)
        )

    def _receive(self, batch: list[str], given_up: threading.Event) -> bytes:
        """Return the body; the connection lives and ends in this thread, abandoned or not."""
        body = bytearray()
        with (
            self._open_client() as client,
            client.embeddings.with_streaming_response.create(
                model=self._model, input=batch, encoding_format="float"
            ) as answer,
        ):
            for piece in answer.iter_bytes():
                body += piece
                if len(body) > MAX_ANSWER_BYTES:
                    raise EmbedderRefused(
                        f"The answer of {self._base_url!r} exceeds {MAX_ANSWER_BYTES:,} bytes."
                    )
                if given_up.is_set():
                    break
        return bytes(body)

    def _open_client(self) -> openai.OpenAI:
        import httpx2
        import openai

        timeout = httpx2.Timeout(self._request_seconds, connect=CONNECT_SECONDS)
        http = httpx2.Client(
            timeout=timeout,
            follow_redirects=False,
            event_hooks={"request": [self._keep_to_what_was_given]},
        )
        return openai.OpenAI(
            # The SDK looks into the environment for whatever is None.
            api_key=self._api_key or "none",
            admin_api_key="",
            base_url=self._base_url,
            max_retries=0,
            timeout=timeout,
            http_client=http,
        )

    def _keep_to_what_was_given(self, request: httpx2.Request) -> None:
        """Drop every header that the SDK adds of its own or from the environment."""
        for name in list(request.headers):
            if name.lower() not in NEEDED_HEADERS:
                del request.headers[name]
        if self._api_key:
            request.headers["Authorization"] = f"Bearer {self._api_key}"


def _cut(text: str) -> str:
    """Return the text within `max_tokens` by the estimate; endpoints refuse an empty one."""
    encoded = text.encode("utf-8", "replace")[: (MAX_TOKENS - SPECIAL_TOKENS) * BYTES_IN_A_TOKEN]
    return encoded.decode("utf-8", "ignore") or " "


def _estimate(text: str) -> int:
    return math.ceil(len(text.encode("utf-8", "replace")) / BYTES_IN_A_TOKEN) + SPECIAL_TOKENS


def _batches(texts: list[str]) -> Iterator[list[str]]:
    """Yield runs of texts within both limits, in order."""
    batch: list[str] = []
    tokens = 0
    for text in texts:
        size = _estimate(text)
        if batch and (len(batch) == MAX_TEXTS or tokens + size > MAX_BATCH_TOKENS):
            yield batch
            batch, tokens = [], 0
        batch.append(text)
        tokens += size
    if batch:
        yield batch


def _address(base_url: str) -> str:
    """Return the address without a trailing slash, or say what is wrong with it."""
    parts = urlsplit(base_url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise BadInput(f"{base_url!r} is no address of an endpoint; write it as https://host/v1")
    if parts.username or parts.password or parts.query or parts.fragment:
        # The address becomes part of the library's name for its embedder.
        raise BadInput(
            f"The address of the endpoint at {parts.hostname!r} must hold no key, user or query. "
            "Give the key separately."
        )
    return base_url.rstrip("/")
