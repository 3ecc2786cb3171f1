"""The look-alikes of the models under ollama and openai (PyPI, the vendors' own) and webuiapi (PyPI, for AUTOMATIC1111).

Stability has no client for its REST API: its documentation uses requests, and so do these checks.
"""
import base64
import json

import ollama
import openai
import pydantic
import requests
import webuiapi

from kit import Vendor, equal, fact, holds, mentions, refused, size_of

MESSAGES = [
    {"role": "system", "content": "You write LinkedIn posts and answer in JSON."},
    {"role": "user", "content": "Source: The Zephyrium bridge opened on Monday. It carries 4,000 bicycles a day. The town of Larkspur paid for it."},
]
SCHEMA = {
    "type": "object", "additionalProperties": False, "required": ["text", "hashtags", "confidence"],
    "properties": {
        "text": {"type": "string"}, "hashtags": {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 3},
        "confidence": {"type": ["number", "null"]},
    },
}


def fits(answer):
    """The answer as a value of SCHEMA that says something of the source."""
    value = json.loads(answer)
    equal(set(value), set(SCHEMA["required"]))
    holds(isinstance(value["text"], str) and 1 <= len(value["hashtags"]) <= 3, answer)
    mentions(value["text"], "Zephyrium")
    return value


class Model(Vendor):
    def __init__(self, stage):
        self.base = stage["models"]["url"]

    def fault(self, kind, path, count=1):
        equal(requests.post(self.base + "/faults", json={"kind": kind, "path": path, "count": count}).status_code, 204)

    def trick(self, kind):
        equal(requests.post(self.base + "/tricks", json={"kind": kind}).status_code, 204)


class Ollama(Model):
    title = "Ollama"
    library = "ollama"

    def __init__(self, stage):
        super().__init__(stage)
        self.client = ollama.Client(host=self.base)

    def chat(self, model="llama3.2:3b", messages=MESSAGES, **more):
        return self.client.chat(model=model, messages=messages, **more)

    @fact("list tells the models that are there")
    def tags(self):
        models = self.client.list().models
        holds("llama3.2:3b" in [model.model for model in models], str(models))
        holds(models[0].size > 0 and models[0].details.family, str(models[0]))

    @fact("chat answers with the source's words, done, and the tokens it counted")
    def plain(self):
        answer = self.chat()
        mentions(answer.message.content, "Zephyrium")
        equal((answer.done, answer.done_reason, answer.message.role), (True, "stop", "assistant"))
        holds(answer.prompt_eval_count > 0 and answer.eval_count > 0 and answer.total_duration > 0, str(answer))

    @fact("chat with a JSON Schema and the daemon's options, streamed, ends in one whole value")
    def schema(self):
        options = {"num_ctx": 8192, "num_predict": 1024, "temperature": 0.7, "seed": 7}
        parts = list(self.chat(stream=True, think=False, format=SCHEMA, options=options))
        holds(len(parts) > 2 and parts[-1].done and not any(part.done for part in parts[:-1]), "one part")
        fits("".join(part.message.content for part in parts))
        whole = self.chat(format=SCHEMA, options=options).message.content
        equal(whole, "".join(part.message.content for part in parts), "the same seed")

    @fact("chat with format json answers with JSON")
    def json_mode(self):
        json.loads(self.chat(format="json").message.content)

    @fact("an empty chat only loads the model")
    def load(self):
        equal(self.chat(messages=[]).done_reason, "load")

    @fact("an answer that was cut says length")
    def cut(self):
        self.trick("cut")
        answer = self.chat(format=SCHEMA)
        equal(answer.done_reason, "length")
        refused(json.JSONDecodeError, lambda: json.loads(answer.message.content))

    @fact("404: a model that is not there; 400: a format that is none")
    def refusals(self):
        mentions(refused(ollama.ResponseError, lambda: self.chat("missing-model"), status_code=404).error, "not found")
        # The client checks the form itself, so this one goes around it.
        answer = requests.post(self.base + "/api/chat", json={"model": "llama3.2:3b", "messages": MESSAGES, "format": ["x"]})
        equal(answer.status_code, 400)
        mentions(answer.json()["error"], "invalid format")
        equal(requests.post(self.base + "/api/nothing", json={}).status_code, 404)

    @fact("503 with its words while the server is busy")
    def busy(self):
        self.fault("503", "/api/chat")
        refused(ollama.ResponseError, self.chat, status_code=503)


class OpenAI(Model):
    title = "OpenAI"
    library = "openai"

    def __init__(self, stage):
        super().__init__(stage)
        self.client = self.connect()

    def connect(self, key="sk-rehearsal", retries=0):
        return openai.OpenAI(base_url=self.base + "/v1", api_key=key, max_retries=retries)

    def chat(self, client=None, model="gpt-4o-mini", messages=MESSAGES, **more):
        return (client or self.client).chat.completions.create(model=model, messages=messages, **more)

    @staticmethod
    def form(schema=SCHEMA, strict=True):
        return {"type": "json_schema", "json_schema": {"name": "post", "strict": strict, "schema": schema}}

    @fact("models.list and models.retrieve tell the model")
    def models(self):
        holds("gpt-4o-mini" in [model.id for model in self.client.models.list()], "not listed")
        equal(self.client.models.retrieve("gpt-4o-mini").id, "gpt-4o-mini")

    @fact("chat.completions with a strict schema and the daemon's options answers with a value of it, and counts")
    def schema(self):
        answer = self.chat(response_format=self.form(), max_completion_tokens=1024, temperature=0.7, seed=7)
        fits(answer.choices[0].message.content)
        equal((answer.object, answer.choices[0].finish_reason, answer.choices[0].message.refusal), ("chat.completion", "stop", None))
        equal(answer.usage.total_tokens, answer.usage.prompt_tokens + answer.usage.completion_tokens)
        equal(self.chat(response_format=self.form(), max_tokens=1024, seed=7).choices[0].message.content, answer.choices[0].message.content)

    @fact("chat.completions.parse fills a pydantic model")
    def parse(self):
        class Post(pydantic.BaseModel):
            text: str
            hashtags: list[str]
            risk: float | None

        parsed = self.client.chat.completions.parse(model="gpt-4o-mini", messages=MESSAGES, response_format=Post).choices[0].message.parsed
        holds(isinstance(parsed, Post), str(parsed))
        mentions(parsed.text, "Zephyrium")

    @fact("a stream adds up to the same answer, its usage in the last event")
    def stream(self):
        text, reasons, usage = "", [], None
        for event in self.chat(response_format=self.form(), seed=7, stream=True, stream_options={"include_usage": True}):
            usage = event.usage or usage
            for choice in event.choices:
                text += choice.delta.content or ""
                reasons += [choice.finish_reason] if choice.finish_reason else []
        fits(text)
        equal(reasons, ["stop"])
        holds(usage.completion_tokens > 0, "no usage")
        with self.client.chat.completions.stream(model="gpt-4o-mini", messages=MESSAGES) as events:
            mentions(events.get_final_completion().choices[0].message.content, "Zephyrium")

    @fact("json_object answers with JSON, and wants the word in the messages")
    def json_object(self):
        json.loads(self.chat(response_format={"type": "json_object"}).choices[0].message.content)
        error = refused(openai.BadRequestError, lambda: self.chat(
            messages=[{"role": "user", "content": "hello"}], response_format={"type": "json_object"}), status_code=400)
        mentions(error, "json")

    @fact("a refusal comes as message.refusal without content")
    def refusal(self):
        self.trick("refusal")
        message = self.chat(response_format=self.form()).choices[0].message
        equal(message.content, None)
        holds(message.refusal, "no refusal")

    @fact("an answer that was cut says length, and parse refuses it")
    def cut(self):
        self.trick("cut")
        equal(self.chat(response_format=self.form()).choices[0].finish_reason, "length")
        self.trick("cut")
        refused(openai.LengthFinishReasonError, lambda: self.client.chat.completions.parse(
            model="gpt-4o-mini", messages=MESSAGES, response_format=pydantic.create_model("Post", text=(str, ...))))

    @fact("400: a strict schema that is open, or leaves a property out, is refused with param response_format")
    def strict(self):
        for schema in ({**SCHEMA, "additionalProperties": True}, {**SCHEMA, "required": ["text"]}, {"type": "array", "items": {}}):
            error = refused(openai.BadRequestError, lambda: self.chat(response_format=self.form(schema)), status_code=400,
                            type="invalid_request_error", param="response_format")
            mentions(error, "Invalid schema for response_format 'post'")
        self.chat(response_format=self.form({**SCHEMA, "required": ["text"]}, strict=False))

    @fact("400: no messages")
    def messages(self):
        refused(openai.BadRequestError, lambda: self.chat(messages=[]), status_code=400, type="invalid_request_error", param="messages")

    @fact("401: a wrong key, with its code")
    def key(self):
        refused(openai.AuthenticationError, lambda: self.chat(self.connect("sk-invalid")), status_code=401, code="invalid_api_key")

    @fact("404: a model that is not there, with its code")
    def missing(self):
        refused(openai.NotFoundError, lambda: self.chat(model="missing-model"), status_code=404, code="model_not_found")

    @fact("429 has its code, and the client's own retry comes through, as after 500")
    def rate(self):
        self.fault("429", "/v1/chat/completions")
        refused(openai.RateLimitError, self.chat, status_code=429, code="rate_limit_exceeded")
        for status in ("429", "500"):
            self.fault(status, "/v1/chat/completions")
            holds(self.chat(self.connect(retries=1)).choices, "no answer")
        self.fault("500", "/v1/chat/completions")
        refused(openai.InternalServerError, self.chat, status_code=500)


class Automatic1111(Model):
    title = "AUTOMATIC1111"
    library = "webuiapi"

    def __init__(self, stage):
        super().__init__(stage)
        self.client = webuiapi.WebUIApi(baseurl=self.base + "/sdapi/v1", sampler="DPM++ 2M", steps=25)

    @fact("samplers, schedulers, models and options are listed")
    def lists(self):
        holds("Euler" in [sampler["name"] for sampler in self.client.get_samplers()], "no sampler")
        holds(self.client.get_sd_models()[0]["title"].startswith(self.client.get_options()["sd_model_checkpoint"]), "another model")
        equal(self.client.get_progress()["progress"], 0)

    @fact("txt2img paints the size asked for, the same for the same seed, and tells how")
    def paint(self):
        def painted(seed):
            return self.client.txt2img(
                prompt="A bridge at dawn", negative_prompt="text", seed=seed, width=640, height=384, cfg_scale=7, steps=25, save_images=False)

        first, again, other = painted(7), painted(7), painted(8)
        equal(first.image.size, (640, 384))
        equal((first.info["seed"], first.info["all_seeds"]), (7, [7]))
        equal(first.image.tobytes(), again.image.tobytes())
        holds(first.image.tobytes() != other.image.tobytes(), "another seed, the same picture")
        mentions(first.image.info["parameters"], "Steps: 25", "Seed: 7")

    @fact("404: a sampler that is not there; 422: a width that is no number; 500: out of memory")
    def refusals(self):
        mentions(refused(RuntimeError, lambda: self.client.txt2img(prompt="x", sampler_name="Nobody")), "404")
        mentions(refused(RuntimeError, lambda: self.client.txt2img(prompt="x", width="wide")), "422")
        mentions(refused(RuntimeError, lambda: self.client.txt2img(prompt="x", width=8192, height=8192)), "500")


class Stability(Model):
    title = "Stability"

    def v1(self, key="sk-rehearsal", engine="stable-diffusion-xl-1024-v1-0", **body):
        return requests.post(
            f"{self.base}/v1/generation/{engine}/text-to-image", headers={"Authorization": f"Bearer {key}", "Accept": "application/json"},
            json={"text_prompts": [{"text": "A bridge at dawn", "weight": 1}, {"text": "text", "weight": -1}], "cfg_scale": 7,
                  "width": 1344, "height": 768, "steps": 30, "samples": 1, **body})

    def v2(self, key="sk-rehearsal", service="core", accept="image/*", **fields):
        data = {"prompt": "A bridge at dawn", "negative_prompt": "text", "aspect_ratio": "16:9", "seed": "7", "output_format": "png"}
        return requests.post(
            f"{self.base}/v2beta/stable-image/generate/{service}", headers={"Authorization": f"Bearer {key}", "Accept": accept},
            files={"none": ""}, data={**data, **fields})

    @fact("v1 text-to-image gives the picture in JSON, and as bytes when asked")
    def first(self):
        artifact = self.v1().json()["artifacts"][0]
        equal(artifact["finishReason"], "SUCCESS")
        equal(size_of(base64.b64decode(artifact["base64"])), (1344, 768))

    @fact("v2beta stable-image: the form of the documentation gives bytes or JSON, core and sd3")
    def second(self):
        answer = self.v2()
        equal((answer.status_code, answer.headers["finish-reason"], answer.headers["seed"]), (200, "SUCCESS", "7"))
        equal(size_of(answer.content), (1344, 768))
        equal(base64.b64decode(self.v2(accept="application/json").json()["image"]), answer.content)
        equal(self.v2(service="sd3", model="sd3.5-large", mode="text-to-image").status_code, 200)

    @fact("a filtered picture says so")
    def filtered(self):
        self.trick("filtered")
        equal(self.v1().json()["artifacts"][0]["finishReason"], "CONTENT_FILTERED")
        self.trick("filtered")
        equal(self.v2().headers["finish-reason"], "CONTENT_FILTERED")

    @fact("401, 404 and 400 in the form of either version")
    def refusals(self):
        equal((self.v1("invalid").status_code, self.v2("invalid").status_code), (401, 401))
        equal((self.v1(engine="nobody").status_code, self.v2(service="nobody").status_code), (404, 404))
        equal(self.v1(width=1000).json()["name"], "invalid_sdxl_v1_dimensions")
        answer = self.v2(aspect_ratio="7:7")
        equal((answer.status_code, answer.json()["name"], len(answer.json()["errors"])), (400, "bad_request", 1))
