import Editorial
import HTTPServer
import Support
import TestKit
import Testing

@testable import Models

@Suite("Painting with Stability AI")
struct StabilityTests {
    private static func v1(_ image: String, _ finish: String = "SUCCESS") -> ServerResponse {
        .json(["artifacts": [["base64": .string(image), "finishReason": .string(finish), "seed": 99]]])
    }

    private static func v2(_ image: String, _ finish: String = "SUCCESS") -> ServerResponse {
        .json(["image": .string(image), "finish_reason": .string(finish), "seed": 98])
    }

    private func settings(_ engine: Loopback, _ lines: String) -> String {
        // A variable that every process has stands for the token.
        "kind = \"stability\"\ntoken = { env = \"PATH\" }\nbase_url = \"\(engine.url)\"\n" + lines
    }

    private func paint(_ lines: String, _ response: ServerResponse) async throws -> (Picture, ServerRequest) {
        try await Loopback.serve({ _ in response }) { engine in
            let picture = try await Studio.painter(settings(engine, lines)).paint(Studio.order)
            return (picture, engine.requests[0])
        }
    }

    private func problem(_ lines: String, _ response: ServerResponse) async throws -> PictureProblem {
        try await Loopback.serve({ _ in response }) { engine in try await Studio.problem(try Studio.painter(settings(engine, lines))) }
    }

    @Test("v1 is asked with a size SDXL knows and the unwanted words at weight -1")
    func first() async throws {
        let painted = try await Studio.picture(1344, 768)
        let (picture, request) = try await paint("api = \"v1\"", Self.v1(Studio.base64(painted)))
        #expect(request.path == "/v1/generation/stable-diffusion-xl-1024-v1-0/text-to-image")
        #expect(request.header("authorization")?.hasPrefix("Bearer ") == true)
        let asked = try request.json()
        #expect(asked["width"] == 1344 && asked["height"] == 768 && asked["steps"] == 30 && asked["samples"] == 1)
        #expect(asked["seed"] == 4711)
        #expect(asked["text_prompts"]?[0]?["text"] == "A calm control room at dawn")
        #expect(asked["text_prompts"]?[1] == ["text": "text, watermark, logo, people", "weight": -1])
        #expect(picture.width == 1200 && picture.height == 628)
        #expect(picture.provenance.seed == 99)
        #expect(picture.provenance.engine == "stability")
        #expect(picture.provenance.model == "stable-diffusion-xl-1024-v1-0")
        #expect(picture.provenance.steps.first?.hash == SHA256.hex(of: painted))
    }

    @Test("v2beta is asked by multipart, and the size is read from the bytes")
    func second() async throws {
        let painted = try await Studio.picture(1640, 920)
        let (picture, request) = try await paint("style = \"isometric\"", Self.v2(Studio.base64(painted)))
        #expect(request.path == "/v2beta/stable-image/generate/core")
        #expect(request.header("content-type")?.hasPrefix("multipart/form-data") == true)
        let body = String(decoding: request.body, as: UTF8.self)
        for (name, value) in [
            ("prompt", "A calm control room at dawn"), ("negative_prompt", "text, watermark, logo, people"), ("aspect_ratio", "16:9"),
            ("seed", "4711"), ("output_format", "png"), ("style_preset", "isometric"),
        ] {
            #expect(body.contains("name=\"\(name)\"\r\n\r\n\(value)\r\n"), "\(name)")
        }
        #expect(picture.provenance.deliveredWidth == 1640)
        #expect(picture.provenance.seed == 98)
    }

    @Test("a turbo model gets no negative prompt")
    func turbo() async throws {
        let painted = try await Studio.picture(1344, 768)
        let (_, request) = try await paint("model = \"sd3.5-large-turbo\"", Self.v2(Studio.base64(painted)))
        let body = String(decoding: request.body, as: UTF8.self)
        #expect(request.path == "/v2beta/stable-image/generate/sd3")
        #expect(body.contains("sd3.5-large-turbo"))
        #expect(!body.contains("negative_prompt"))
    }

    @Test("a filtered picture is a failure although it comes as 200", arguments: ["v1", "v2beta"])
    func filtered(api: String) async throws {
        let blurred = Studio.base64(try await Studio.picture(1344, 768))
        let response = api == "v1" ? Self.v1(blurred, "CONTENT_FILTERED") : Self.v2(blurred, "CONTENT_FILTERED")
        let problem = try await problem("api = \"\(api)\"", response)
        #expect(problem.disposition == .permanent)
        #expect(problem.description.contains("filtered"))
    }

    private static func error(_ status: Int, _ name: String, _ message: String = "words") -> ServerResponse {
        .json(["id": "1", "name": .string(name), "message": .string(message)], status: status)
    }

    @Test(
        "a refusal says what to do",
        arguments: [
            (error(401, "unauthorized"), Disposition.needsOperator, "token"), (error(402, "payment_required"), .needsOperator, "credits"),
            (error(400, "invalid_prompts"), .permanent, "content"), (error(403, "content_moderation"), .permanent, "content"),
            (error(403, "permission_denied"), .needsOperator, "permit"), (error(404, "not_found"), .needsOperator, "v2beta"),
            (error(400, "invalid_sdxl_v1_dimensions"), .permanent, "words"), (error(500, "server_error"), .retry, "500"),
            (error(429, "rate_limit").with("Retry-After", "12"), .retryAfter(.seconds(12)), "busy"),
            (.json(["id": "1", "name": "bad_request", "errors": ["prompt: too long"]], status: 400), .permanent, "prompt: too long"),
            (.empty(200), .retry, "without a body"), (.html("<html></html>"), .retry, "web page"),
            (.json(["artifacts": []]), .retry, "without a picture"),
            (v1("", "ERROR"), .retry, "ERROR"), (v1("PGh0bWw+"), .retry, "angle brackets"),
        ])
    func refusals(response: ServerResponse, disposition: Disposition, words: String) async throws {
        let problem = try await problem("api = \"v1\"", response)
        #expect(problem.disposition == disposition)
        #expect(problem.description.contains(words), "\(problem)")
    }

    @Test("a black picture is a failure here too, without advice that does not fit")
    func black() async throws {
        let black = Studio.base64(try await Studio.plain(Studio.black, 1344, 768))
        let problem = try await problem("api = \"v1\"", Self.v1(black))
        #expect(problem.disposition == .retry)
        #expect(!problem.description.contains("--no-half-vae"))
    }

    @Test("a model that v2beta does not know is told")
    func unknownModel() async throws {
        let refusal = ServerResponse.json(["id": "1", "name": "bad_request", "errors": ["model: invalid value"]], status: 400)
        let problem = try await problem("model = \"sd9\"", refusal)
        #expect(problem.disposition == .needsOperator && problem.description.contains("sd9"))
    }

    @Test("the token stays out of every sentence")
    func token() async throws {
        let path = try #require(Environment.value("PATH"))
        let problem = try await problem("api = \"v1\"", Self.error(401, "unauthorized", "Incorrect API key provided"))
        #expect(!problem.description.contains(path))
    }
}
