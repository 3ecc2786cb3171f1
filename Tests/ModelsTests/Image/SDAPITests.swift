import Editorial
import FoundationEssentials
import HTTPServer
import Support
import TestKit
import Testing

@testable import Models

@Suite("Painting with AUTOMATIC1111, Forge and SD.Next")
struct SDAPITests {
    /// The answer of a server: the picture and `info` as JSON in a string.
    private static func answer(_ images: [String], model: String = "sd_xl_base_1.0", first: Int = 0) -> ServerResponse {
        let info: JSON = [
            "seed": 4711, "width": 1344, "height": 768, "sd_model_name": .string(model), "sd_model_hash": "31e35c80fc",
            "index_of_first_image": .integer(first),
        ]
        return .json(["images": .array(images.map { .string($0) }), "parameters": [:], "info": .string(info.text)])
    }

    private func paint(_ lines: String = "", _ response: ServerResponse) async throws -> (Picture, JSON, ServerRequest) {
        try await Loopback.serve({ _ in response }) { engine in
            let picture = try await Studio.painter("kind = \"sdapi\"\nbase_url = \"\(engine.url)/\"\n" + lines).paint(Studio.order)
            return (picture, try engine.asked(), engine.requests[0])
        }
    }

    private func problem(_ lines: String = "", _ response: ServerResponse) async throws -> PictureProblem {
        try await Loopback.serve({ _ in response }) { engine in
            try await Studio.problem(try Studio.painter("kind = \"sdapi\"\nbase_url = \"\(engine.url)\"\n" + lines))
        }
    }

    @Test("everything that servers have poor defaults for is sent")
    func request() async throws {
        let painted = try await Studio.picture(1344, 768)
        let (_, asked, request) = try await paint("", Self.answer([Studio.base64(painted)]))
        #expect(request.path == "/sdapi/v1/txt2img")
        #expect(asked["width"] == 1344)
        #expect(asked["height"] == 768)
        #expect(asked["steps"] == 28)
        #expect(asked["cfg_scale"] == 6.5)
        #expect(asked["seed"] == 4711)
        #expect(asked["batch_size"] == 1)
        #expect(asked["override_settings"] == [:])
        #expect(asked["prompt"] == "A calm control room at dawn")
        #expect(asked["negative_prompt"] == "text, watermark, logo, people")
        #expect(request.header("authorization") == nil)
    }

    @Test("the picture is cropped for the feed and carries its whole history")
    func provenance() async throws {
        let painted = try await Studio.picture(1344, 768)
        let (picture, _, _) = try await paint("", Self.answer(["data:image/png;base64," + Studio.base64(painted)]))
        #expect(picture.width == 1200)
        #expect(picture.height == 628)
        #expect(picture.mediaType == "image/jpeg")
        #expect(picture.hash == SHA256.hex(of: picture.bytes))
        let origin = picture.provenance
        #expect(origin.engine == "sdapi")
        #expect(origin.model == "sd_xl_base_1.0")
        #expect(origin.prompt == "A calm control room at dawn")
        #expect(origin.negativePrompt == "text, watermark, logo, people")
        #expect(origin.seed == 4711)
        #expect(origin.deliveredWidth == 1344)
        #expect(origin.deliveredHeight == 768)
        #expect(
            origin.steps == [
                Picture.Step(name: "received", hash: SHA256.hex(of: painted)), Picture.Step(name: "finished", hash: picture.hash),
            ])
    }

    @Test("a grid in front of the pictures is passed over")
    func grid() async throws {
        let painted = try await Studio.picture(1344, 768)
        let (picture, _, _) = try await paint("", Self.answer([Studio.black, Studio.base64(painted)], first: 1))
        #expect(picture.provenance.steps[0].hash == SHA256.hex(of: painted))
    }

    @Test("user and password go as Basic")
    func basic() async throws {
        let file = "/tmp/copydesk-test-\(Identifier.make(at: SystemClock().now()))"
        try Files.write(file, Array("open sesame\n".utf8))
        defer { try? Files.remove(file) }
        let painted = try await Studio.picture(1344, 768)
        let (_, _, request) = try await paint(
            "user = \"ada\"\npassword = { file = \"\(file)\" }\n", Self.answer([Studio.base64(painted)]))
        #expect(request.header("authorization") == "Basic " + Studio.base64(Array("ada:open sesame".utf8)))
    }

    @Test(
        "a model is asked for and recognised however it is spelt",
        arguments: ["sd_xl_base_1.0", "SD_XL_base_1.0.safetensors", "xl/sd_xl_base_1.0.safetensors [31e35c80fc]", "31e35c80fc"])
    func model(spelling: String) async throws {
        let painted = try await Studio.picture(1344, 768)
        let (_, asked, _) = try await paint("model = \"\(spelling)\"\n", Self.answer([Studio.base64(painted)]))
        #expect(asked["override_settings"]?["sd_model_checkpoint"]?.string == spelling)
    }

    @Test("a picture by another model than the configured one is a failure")
    func otherModel() async throws {
        let painted = try await Studio.picture(1344, 768)
        let problem = try await problem("model = \"juggernaut\"\n", Self.answer([Studio.base64(painted)]))
        #expect(problem.disposition == .needsOperator)
        #expect(problem.description.contains("sd_xl_base_1.0") && problem.description.contains("juggernaut"))
    }

    @Test("a black picture is a failure with the remedy")
    func black() async throws {
        let problem = try await problem("", Self.answer([Studio.base64(try await Studio.plain(Studio.black, 1344, 768))]))
        #expect(problem.disposition == .needsOperator)
        #expect(problem.description.contains("--no-half-vae"))
    }

    @Test("a picture of one colour or of half the size is a failure")
    func flatOrSmall() async throws {
        let flat = try await problem("", Self.answer([Studio.base64(try await Studio.plain(Studio.grey, 1344, 768))]))
        #expect(flat.disposition == .retry && flat.description.contains("flat"))
        let small = try await problem("", Self.answer([Studio.base64(try await Studio.picture(672, 384))]))
        #expect(small.disposition == .retry && small.description.contains("672 x 384"))
    }

    @Test(
        "an answer that is none becomes one sentence",
        arguments: [
            (ServerResponse.empty(200), "without a body"), (.html("<html>502</html>"), "web page"), (.text("{\"images\": ["), "not JSON"),
            (.json(["images": []]), "without a picture"), (.json(["images": ["!!!"]]), "not Base64"),
            (.json(["images": ["aGVsbG8="], "info": "nonsense"]), "unknown format"), (.json([1, 2]), "not JSON"),
            (.json(["images": ["PGh0bWw+"]]), "angle brackets"),
        ])
    func unusable(response: ServerResponse, words: String) async throws {
        let problem = try await problem("", response)
        #expect(problem.disposition == .retry)
        #expect(problem.description.contains(words), "\(problem)")
        #expect(!problem.description.contains("\n"))
    }

    private static func error(_ status: Int, _ kind: String, _ detail: String = "") -> ServerResponse {
        .json(["error": .string(kind), "detail": .string(detail), "body": "", "errors": ""], status: status)
    }

    @Test(
        "a refusal says what to do",
        arguments: [
            (error(401, "HTTPException", "Incorrect username or password"), Disposition.needsOperator, "--api-auth"),
            (error(404, "HTTPException", "Sampler not found"), .needsOperator, "DPM++ 2M"),
            (error(400, "HTTPException", "Sampler not found"), .needsOperator, "DPM++ 2M"),
            (.json(["detail": "Not Found"], status: 404), .needsOperator, "--api"),
            (error(500, "OutOfMemoryError"), .retry, "graphics memory"),
            (error(500, "RuntimeError", "model 'nowhere' not found"), .needsOperator, "sd-models"),
            (.json(["detail": [["loc": ["body", "steps"], "msg": "x", "type": "y"]]], status: 422), .permanent, "422"),
            (.html("<h1>Bad Gateway</h1>").status(502), .retry, "502"),
            (.text("busy", status: 503).with("Retry-After", "7"), .retryAfter(.seconds(7)), "busy"),
        ])
    func refusals(response: ServerResponse, disposition: Disposition, words: String) async throws {
        let problem = try await problem("model = \"nowhere\"\n", response)
        #expect(problem.disposition == disposition)
        #expect(problem.description.contains(words), "\(problem)")
    }

    @Test("a refusal is said in German and French, with the server's own words")
    func refusalsInLanguages() async throws {
        let problem = try await problem("", Self.error(422, "HTTPException", "width is odd"))
        let german = problem.message.text(in: Voice(.german))
        #expect(german.hasPrefix("Der Bildserver 127.0.0.1:"), "\(german)")
        #expect(german.hasSuffix(" hat die Anfrage abgelehnt (422): width is odd."), "\(german)")
        let french = problem.message.text(in: Voice(.french))
        #expect(french.hasPrefix("Le serveur d’images 127.0.0.1:"), "\(french)")
        #expect(french.hasSuffix(" a refusé la requête (422) : width is odd."), "\(french)")
    }

    @Test("a server that is not there is a failure to be tried again")
    func absent() async throws {
        let problem = try await Studio.problem(try Studio.painter("kind = \"sdapi\"\nbase_url = \"http://127.0.0.1:1\""))
        #expect(problem.disposition == .retry)
        #expect(problem.description.contains("127.0.0.1:1 delivered no picture"))
    }
}

extension ServerResponse {
    /// The same answer with another status.
    func status(_ status: Int) -> ServerResponse {
        var copy = self
        copy.status = status
        return copy
    }
}
