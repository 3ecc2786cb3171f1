import FoundationEssentials
import HTTPClient
import Rehearsal
import Support
import TestKit
import Testing

/// A look-alike of the models at work.
private struct ModelsDesk: Sendable {
    let models: ModelsLookalike
    private let client = HTTPClient(userAgent: "test")

    static func open<Result: Sendable>(_ body: @Sendable (ModelsDesk) async throws -> Result) async throws -> Result {
        let desk = ModelsDesk(models: try ModelsLookalike(clock: ManualClock(), port: 0))
        defer { desk.client.close() }
        return try await running(desk.models.run) { try await body(desk) }
    }

    func post(_ path: String, _ json: JSON, accept: String = "application/json") async throws -> HTTPResponse {
        try await client.send(
            HTTPRequest(
                "POST", models.baseURL + path, headers: [HTTPHeader("Accept", accept)],
                body: .bytes(json.serialized(), contentType: "application/json"), bearer: Secret("key")))
    }

    func form(_ path: String, _ fields: [String: String], file: HTTPPart? = nil) async throws -> HTTPResponse {
        let parts = fields.map { HTTPPart(name: $0, data: Array($1.utf8)) } + [file].compactMap(\.self)
        return try await client.send(
            HTTPRequest(
                "POST", models.baseURL + path, headers: [HTTPHeader("Accept", "application/json")], body: .multipart(parts),
                bearer: Secret("key")))
    }

    func chat(_ system: String, _ user: String, schema: JSON, seed: Int = 1) async throws -> JSON {
        let answer = try await post(
            "/api/chat",
            [
                "model": "llama3.2:3b", "stream": false, "format": schema, "options": ["seed": .integer(seed)],
                "messages": [["role": "system", "content": .string(system)], ["role": "user", "content": .string(user)]],
            ])
        #expect(answer.status == 200)
        let content = try #require(try JSON(parsing: answer.body)["message"]?["content"]?.string)
        return try JSON(parsing: Array(content.utf8))
    }
}

private let material = """
    Title: Nordlicht opens its third storage site

    Nordlicht Energy opened a battery site in Emden on Monday. The plant stores 40 MWh and cost 18 million euros.
    "We built it in eleven months," said Zephyrine Kallweit, who leads the project. Competitors call the pace cheap talk.
    """

private let schema: JSON = [
    "type": "object", "additionalProperties": false, "required": ["text", "title", "hashtags", "claims", "mood", "score", "note"],
    "properties": [
        "text": ["type": "string"], "title": ["type": "string"], "mood": ["enum": ["calm", "loud"]],
        "score": ["type": "integer", "minimum": 1, "maximum": 5],
        "note": ["type": ["string", "null"]], "hashtags": ["type": "array", "items": ["type": "string"], "minItems": 2, "maxItems": 4],
        "claims": ["type": "array", "items": ["$ref": "#/$defs/claim"]],
    ],
    "$defs": ["claim": ["type": "object", "required": ["quote"], "properties": ["quote": ["type": "string"]]]],
]

@Suite struct ModelsTests {
    @Test("an answer fits the schema and is made of the material")
    func answer() async throws {
        try await ModelsDesk.open { desk in
            let answer = try await desk.chat("Write a post.", material, schema: schema)
            let text = try #require(answer["text"]?.string)
            #expect(text.contains("Zephyrine Kallweit"))
            #expect(answer["title"] == "Nordlicht opens its third storage site")
            #expect(answer["mood"] == "calm")
            #expect((1...5).contains(answer["score"]?.integer ?? 0))
            #expect((2...4).contains(answer["hashtags"]?.array?.count ?? 0))
            let quotes = try #require(answer["claims"]?.array?.compactMap { $0["quote"]?.string })
            #expect(!quotes.isEmpty)
            for quote in quotes { #expect(material.replacing("\n", with: " ").contains(quote)) }
        }
    }

    @Test("banned words are avoided only when the system prompt bans them")
    func bannedWords() async throws {
        try await ModelsDesk.open { desk in
            let free = try await desk.chat("Write a post.", material, schema: schema)
            let bound = try await desk.chat("Write a post.\nBanned words: cheap, disruptive", material, schema: schema)
            #expect(free["text"]?.string?.contains("cheap") == true)
            #expect(bound["text"]?.string?.contains("cheap") == false)
        }
    }

    @Test("another text is asked for, and another one comes")
    func rewriting() async throws {
        try await ModelsDesk.open { desk in
            for seed in 1...6 {
                let first = try await desk.chat("Write.", material, schema: schema, seed: seed)["text"]?.string ?? ""
                let again = "\(material)\n<previous>\n\(first)\n</previous>\n# Task\nRewrite the previous post."
                let second = try await desk.chat("Write.", again, schema: schema, seed: seed)["text"]?.string ?? ""
                #expect(second.split(separator: "\n").first != first.split(separator: "\n").first)
            }
        }
    }

    @Test("the same prompt and seed give the same answer, another seed another one")
    func determinism() async throws {
        try await ModelsDesk.open { desk in
            let first = try await desk.chat("Write.", material, schema: schema, seed: 1)
            #expect(try await desk.chat("Write.", material, schema: schema, seed: 1) == first)
            var others: Set<JSON> = []
            for seed in 2...9 { others.insert(try await desk.chat("Write.", material, schema: schema, seed: seed)) }
            #expect(others.count > 1)
        }
    }

    @Test("the answer is in the material's language and inside the limit of the system prompt")
    func language() async throws {
        try await ModelsDesk.open { desk in
            let german = """
                Die Stadtwerke haben am 4. Mai einen Speicher eröffnet. Er kostet 18 Mio. Euro und ist für das Netz nicht groß, aber wichtig.
                Die Leiterin sagt, dass weitere Speicher auf dem Land folgen werden.
                """
            let answer = try await desk.chat("Write at most 200 characters.", german, schema: schema)
            let text = try #require(answer["text"]?.string)
            #expect(text.contains("Welche Erfahrungen haben Sie"))
            #expect(text.count <= 260)
            #expect(!text.contains("am 4.\n"))
        }
    }

    @Test("datamarked material is read like any other")
    func datamarked() async throws {
        try await ModelsDesk.open { desk in
            let marked = material.replacing(" ", with: "\u{E000}")
            let answer = try await desk.chat("Write.", "<material 8f3a>\n\(marked)\n</material 8f3a>", schema: schema)
            #expect(answer["text"]?.string?.contains("Zephyrine Kallweit") == true)
        }
    }

    @Test("with named sources in the prompt only they and the brief are material, and quotes name their source")
    func sources() async throws {
        try await ModelsDesk.open { desk in
            let prompt = """
                # Brand
                Nordlicht

                # Guidelines of the brand
                # Voice
                We always speak in plain words to our readers.

                # Brief
                Brief: Grid fees
                Tone: calm and always very precise, please.
                Key messages: Batteries that relieve bottlenecks pay half of the fees.

                <source S1 8f3a9b2c>
                Storage^opens^in^Emden.^The^plant^of^Quenby^Voss^holds^40^MWh^of^energy.
                </source S1 8f3a9b2c>

                <previous 8f3a9b2c>
                This was the text of the earlier version.
                </previous 8f3a9b2c>

                # Task
                Write one LinkedIn post about the sources that fulfils the brief.
                """
            let schema: JSON = [
                "type": "object", "required": ["hook", "body", "quotes"],
                "properties": [
                    "hook": ["type": "string"], "body": ["type": "array", "items": ["type": "string"]],
                    "quotes": [
                        "type": "array",
                        "items": [
                            "type": "object", "required": ["source", "span"],
                            "properties": ["source": ["type": "string"], "span": ["type": "string"]],
                        ],
                    ],
                ],
            ]
            let answer = try await desk.chat("Write in English.", prompt, schema: schema)
            for text in ["Quenby Voss", "pay half of the fees"] { #expect(answer.text.contains(text)) }
            for text in ["plain words", "precise", "earlier version", "fulfils", "^"] { #expect(!answer.text.contains(text)) }
            for quote in answer["quotes"]?.array ?? [] {
                let isOfSource = quote["source"] == "S1"
                #expect(isOfSource || quote["source"] == "BRIEF")
                #expect((quote["span"]?.string?.contains("fees") == true) != isOfSource)
            }
        }
    }

    @Test("a stream carries the same text in pieces and ends with the totals")
    func ollamaStream() async throws {
        try await ModelsDesk.open { desk in
            let request: JSON = ["model": "llama3.2:3b", "messages": [["role": "user", "content": .string(material)]]]
            let streamed = try await desk.post("/api/chat", request)
            let lines = try streamed.text.split(separator: "\n").map { try JSON(parsing: Array($0.utf8)) }
            let whole = try await desk.post("/api/chat", .object(request.object!.merging(["stream": false]) { $1 }))
            let text = lines.compactMap { $0["message"]?["content"]?.string }.joined()
            #expect(text == (try JSON(parsing: whole.body)["message"]?["content"]?.string))
            #expect(lines.last?["done_reason"] == "stop")
            #expect(lines.last?["prompt_eval_count"] != nil)
        }
    }

    @Test("OpenAI's dialect asks for a key, a strict schema that is strict, and answers in its form")
    func openAI() async throws {
        try await ModelsDesk.open { desk in
            func request(_ schema: JSON) -> JSON {
                [
                    "model": "gpt-4o-mini", "messages": [["role": "user", "content": .string(material)]],
                    "response_format": ["type": "json_schema", "json_schema": ["name": "post", "strict": true, "schema": schema]],
                ]
            }
            let strict: JSON = [
                "type": "object", "properties": ["text": ["type": "string"]], "required": ["text"], "additionalProperties": false,
            ]
            let answer = try JSON(parsing: try await desk.post("/v1/chat/completions", request(strict)).body)
            let content = try #require(answer["choices"]?[0]?["message"]?["content"]?.string)
            #expect(try JSON(parsing: Array(content.utf8))["text"]?.string?.contains("Nordlicht") == true)
            #expect(answer["choices"]?[0]?["finish_reason"] == "stop")
            let loose: JSON = ["type": "object", "properties": ["text": ["type": "string"]], "required": ["text"]]
            let refused = try await desk.post("/v1/chat/completions", request(loose))
            #expect(refused.status == 400)
            #expect(refused.text.contains("additionalProperties"))
        }
    }

    @Test("a chat that asks for no form is answered in prose")
    func prose() async throws {
        try await ModelsDesk.open { desk in
            let messages: JSON = [["role": "user", "content": .string(material)]]
            let request: JSON = ["model": "llama3.2:3b", "stream": false, "messages": messages]
            for format: JSON in [request, .object(request.object!.merging(["format": ""]) { $1 })] {
                let answer = try JSON(parsing: try await desk.post("/api/chat", format).body)["message"]?["content"]?.string
                #expect(answer?.contains("Nordlicht") == true && answer?.hasPrefix("\"") == false, "\(answer ?? "")")
            }
        }
    }

    @Test("OpenAI's refusals name what they are about, as clients ask for it")
    func openAIRefusals() async throws {
        try await ModelsDesk.open { desk in
            func told(_ member: String, _ body: JSON) async throws -> String? {
                try JSON(parsing: try await desk.post("/v1/chat/completions", body).body)["error"]?[member]?.string
            }
            let messages: JSON = [["role": "user", "content": "hello"]]
            #expect(try await told("param", ["model": "gpt-4o-mini", "messages": []]) == "messages")
            let form: JSON = ["model": "gpt-4o-mini", "messages": messages, "response_format": ["type": "json_object"]]
            #expect(try await told("param", form) == "response_format")
            let unknown = try await told("code", ["model": "missing", "messages": messages])
            #expect(unknown == "model_not_found")
            desk.models.faults.add(Fault(.status(429), path: "/v1/*"))
            #expect(try await told("code", form) == "rate_limit_exceeded")
        }
    }

    @Test("tricks spoil the answers they are meant for, one by one")
    func tricks() async throws {
        try await ModelsDesk.open { desk in
            let request: JSON = ["model": "llama3.2:3b", "stream": false, "messages": [["role": "user", "content": .string(material)]]]
            func content() async throws -> String? {
                try JSON(parsing: try await desk.post("/api/chat", request).body)["message"]?["content"]?.string
            }
            desk.models.play(.empty)
            desk.models.play(.nonsense)
            desk.models.play(.emptyPicture)
            #expect(try await content() == "")
            #expect(try await content()?.contains("Bananas") == true)
            #expect(try await content()?.contains("Nordlicht") == true)
            desk.models.play(.html)
            #expect(try await desk.post("/api/chat", request).header("content-type")?.hasPrefix("text/html") == true)
            desk.models.faults.add(Fault(.status(503), path: "/api/*"))
            let unavailable = try await desk.post("/api/chat", request)
            #expect(unavailable.status == 503)
        }
    }
}

@Suite struct PaintingTests {
    /// The chunks of a PNG by name.
    private func chunks(_ png: [UInt8]) -> [(name: String, data: [UInt8])] {
        var chunks: [(name: String, data: [UInt8])] = []
        var index = 8
        while index + 12 <= png.count {
            let length = png[index..<index + 4].reduce(0) { $0 << 8 | Int($1) }
            chunks.append((String(decoding: png[index + 4..<index + 8], as: UTF8.self), Array(png[index + 8..<index + 8 + length])))
            index += 12 + length
        }
        return chunks
    }

    private func picture(_ answer: HTTPResponse, _ path: (JSON) -> JSON?) throws -> [UInt8] {
        let text = try #require(path(try JSON(parsing: answer.body))?.string)
        return Array(try #require(Data(base64Encoded: text)))
    }

    @Test("the web UI paints a picture of the asked size, the same for the same prompt and seed")
    func sdapi() async throws {
        try await ModelsDesk.open { desk in
            func paint(_ prompt: String, _ seed: Int) async throws -> [UInt8] {
                let body: JSON = ["prompt": .string(prompt), "seed": .integer(seed), "width": 128, "height": 72, "steps": 20]
                return try picture(try await desk.post("/sdapi/v1/txt2img", body)) { $0["images"]?[0] }
            }
            let first = try await paint("wind farm", 7)
            #expect(first.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
            #expect(chunks(first).map(\.name) == ["IHDR", "tEXt", "PLTE", "IDAT", "IEND"])
            #expect(chunks(first)[0].data.prefix(8) == [0, 0, 0, 128, 0, 0, 0, 72])
            #expect(try await paint("wind farm", 7) == first)
            #expect(try await paint("wind farm", 8) != first)
            #expect(try await paint("solar farm", 7) != first)
        }
    }

    @Test("broken pictures come with status 200")
    func broken() async throws {
        try await ModelsDesk.open { desk in
            let body: JSON = ["prompt": "x", "width": 64, "height": 64]
            desk.models.play(.emptyPicture)
            desk.models.play(.blackPicture)
            #expect(try picture(try await desk.post("/sdapi/v1/txt2img", body)) { $0["images"]?[0] }.isEmpty)
            let black = try picture(try await desk.post("/sdapi/v1/txt2img", body)) { $0["images"]?[0] }
            #expect(chunks(black).first { $0.name == "PLTE" }?.data.allSatisfy { $0 == 0 } == true)
        }
    }

    @Test("Stability's first API takes SDXL's sizes alone")
    func stability1() async throws {
        try await ModelsDesk.open { desk in
            let path = "/v1/generation/stable-diffusion-xl-1024-v1-0/text-to-image"
            func body(_ width: Int) -> JSON { ["text_prompts": [["text": "harbour"]], "width": .integer(width), "height": 640, "seed": 5] }
            let painted = try await desk.post(path, body(1536))
            #expect(try JSON(parsing: painted.body)["artifacts"]?[0]?["finishReason"] == "SUCCESS")
            #expect(chunks(try picture(painted) { $0["artifacts"]?[0]?["base64"] })[0].data.prefix(8) == [0, 0, 6, 0, 0, 0, 2, 128])
            let refused = try await desk.post(path, body(1200))
            #expect(refused.status == 400)
            #expect(refused.text.contains("invalid_sdxl_v1_dimensions"))
        }
    }

    @Test("Stability's second API takes a form and refuses fields it does not know")
    func stability2() async throws {
        try await ModelsDesk.open { desk in
            let path = "/v2beta/stable-image/generate/core"
            let painted = try await desk.form(path, ["prompt": "harbour", "aspect_ratio": "21:9", "seed": "5"])
            #expect(painted.status == 200)
            #expect(!(try picture(painted) { $0["image"] }).isEmpty)
            // As the documentation's samples do.
            let sample = try await desk.form(path, ["prompt": "harbour"], file: HTTPPart(name: "none", filename: "none", data: []))
            #expect(sample.status == 200)
            let refused = try await desk.form(path, ["prompt": "harbour", "width": "100"])
            #expect(refused.status == 400)
            #expect(refused.text.contains("width: unrecognized field"))
            #expect(try await desk.post(path, ["prompt": "harbour"]).status == 400)
        }
    }
}
