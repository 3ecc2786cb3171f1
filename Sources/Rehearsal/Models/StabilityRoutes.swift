import FoundationEssentials
import HTTPServer
import Support

/// Stability's API: v1 with JSON (SDXL), v2beta with a multipart form.
extension ModelsService {
    private static let engine = "stable-diffusion-xl-1024-v1-0"
    private static let sizes: Set = [
        "1024x1024", "1152x896", "896x1152", "1216x832", "832x1216", "1344x768", "768x1344", "1536x640", "640x1536",
    ]
    /// About a megapixel each.
    private static let ratios = [
        "1:1": (1024, 1024), "21:9": (1536, 640), "16:9": (1344, 768), "3:2": (1216, 832), "5:4": (1152, 896), "4:5": (896, 1152),
        "2:3": (832, 1216),
        "9:16": (768, 1344), "9:21": (640, 1536),
    ]

    func addStability(to router: inout Router) {
        router.on("GET", "/v1/engines/list") { _, _ in
            .json([["id": .string(Self.engine), "name": "Stable Diffusion XL v1.0", "type": "PICTURE"]])
        }
        router.on("GET", "/v1/user/balance") { _, _ in .json(["credits": 1000]) }
        router.on("POST", "/v1/generation/{engine}/text-to-image") { [self] request, path in generate(request, engine: path["engine"]) }
        router.on("POST", "/v2beta/stable-image/generate/{kind}") { [self] request, path in generate2(request, kind: path["kind"]) }
    }

    private func isAuthorized(_ request: ServerRequest) -> Bool {
        let header = request.header("authorization") ?? ""
        return header.hasPrefix("Bearer ") && header.count > 7 && !header.contains("invalid")
    }

    // MARK: v1

    private func generate(_ request: ServerRequest, engine: String) -> ServerResponse {
        guard isAuthorized(request) else { return Self.refusal(401, request, "missing authorization header") }
        guard engine == Self.engine else { return Self.refusal(404, request, "The specified engine (ID \(engine)) was not found.") }
        guard let body = try? request.json() else { return Self.refusal(400, request, "body: invalid JSON") }
        let prompts = body["text_prompts"]?.array ?? []
        if let problem = problem(prompts, body) { return Self.refusal(400, request, problem) }
        let size = "\(body["width"]?.integer ?? 1024)x\(body["height"]?.integer ?? 1024)"
        guard Self.sizes.contains(size) else {
            let message =
                "for stable-diffusion-xl-1024-v0-9 and stable-diffusion-xl-1024-v1-0 the allowed dimensions are 1024x1024 and eight others, but we received \(size)"
            return .json(["id": "0", "name": "invalid_sdxl_v1_dimensions", "message": .string(message)], status: 400)
        }
        let trick = tricks.next(ModelTricks.ofPictures)
        if trick == .html { return ModelTricks.page }
        let key = prompts.compactMap { $0["text"]?.string }.joined(separator: "|")
        let asked = body["seed"]?.integer ?? 0
        let seed = asked == 0 ? Material.number(key) : asked
        let bytes = picture(body["width"]?.integer ?? 1024, body["height"]?.integer ?? 1024, key, seed, trick: trick)
        let reason = trick == .filtered ? "CONTENT_FILTERED" : "SUCCESS"
        if request.header("accept") == "image/png" {
            return .bytes(bytes, type: "image/png").with("Finish-Reason", reason).with("Seed", String(seed))
        }
        return .json([
            "artifacts": [["base64": .string(Data(bytes).base64EncodedString()), "seed": .integer(seed), "finishReason": .string(reason)]]
        ])
    }

    private func problem(_ prompts: [JSON], _ body: JSON) -> String? {
        if prompts.isEmpty { return "text_prompts: is required" }
        for (index, prompt) in prompts.enumerated()
        where (prompt["text"]?.string ?? "").isEmpty || (prompt["text"]?.string ?? "").count > 2000 {
            return "text_prompts[\(index)].text: length must be between 1 and 2000"
        }
        if let steps = body["steps"]?.number, !(10...50).contains(steps) {
            return "steps: must be greater or equal to 10 and lesser or equal than 50"
        }
        if let scale = body["cfg_scale"]?.number, !(0...35).contains(scale) {
            return "cfg_scale: must be greater or equal to 0 and lesser or equal than 35"
        }
        if let seed = body["seed"]?.number, !(0...4_294_967_295).contains(seed) {
            return "seed: must be greater or equal to 0 and lesser or equal than 4294967295"
        }
        return nil
    }

    // MARK: v2beta

    private func generate2(_ request: ServerRequest, kind: String) -> ServerResponse {
        guard isAuthorized(request) else { return Self.refusal(401, request, "authorization: missing authorization header") }
        guard ["core", "ultra", "sd3"].contains(kind) else {
            return Self.refusal(404, request, "The requested resource was not found: \(kind)")
        }
        guard let form = MultipartForm(request) else { return Self.refusal(400, request, "content-type: must be multipart/form-data") }
        // The documentation's samples send an empty file called "none", so that their library makes a multipart body.
        let parts = form.parts.filter { $0.name != "none" || !$0.bytes.isEmpty }
        let fields = Dictionary(parts.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) }) { $1 }
        let accept = request.header("accept") ?? "image/*"
        let problems = problems(fields, kind: kind, accept: accept)
        guard problems.isEmpty else {
            return .json(["id": "0", "name": "bad_request", "errors": .array(problems.map { .string($0) })], status: 400)
        }
        let trick = tricks.next(ModelTricks.ofPictures)
        if trick == .html { return ModelTricks.page }
        let prompt = fields["prompt"] ?? ""
        let (width, height) = Self.ratios[fields["aspect_ratio"] ?? "1:1"] ?? (1024, 1024)
        let asked = Int(fields["seed"] ?? "0") ?? 0
        let seed = asked == 0 ? Material.number(prompt) : asked
        let bytes = picture(width, height, prompt + "|" + (fields["negative_prompt"] ?? ""), seed, trick: trick)
        let reason = trick == .filtered ? "CONTENT_FILTERED" : "SUCCESS"
        if accept.hasPrefix("application/json") {
            let body: JSON = [
                "image": .string(Data(bytes).base64EncodedString()), "finish_reason": .string(reason), "seed": .integer(seed),
            ]
            return .bytes(body.serialized(), type: "application/json; type=image/png")
        }
        return .bytes(bytes, type: "image/png").with("finish-reason", reason).with("seed", String(seed))
    }

    private func problems(_ fields: [String: String], kind: String, accept: String) -> [String] {
        var problems: [String] = []
        var known: Set = ["prompt", "negative_prompt", "aspect_ratio", "seed", "output_format", "style_preset"]
        if kind == "sd3" { known.formUnion(["model", "mode", "cfg_scale"]) }
        for name in fields.keys.sorted() where !known.contains(name) { problems.append("\(name): unrecognized field") }
        if !(1...10_000).contains((fields["prompt"] ?? "").count) { problems.append("prompt: must be between 1 and 10000 characters") }
        if let ratio = fields["aspect_ratio"], Self.ratios[ratio] == nil {
            problems.append("aspect_ratio: must be one of 21:9, 16:9, 3:2, 5:4, 1:1, 4:5, 2:3, 9:16, 9:21")
        }
        // The look-alike paints PNG alone.
        if let format = fields["output_format"], format != "png" { problems.append("output_format: must be png here") }
        if let seed = fields["seed"], !(0...4_294_967_294).contains(Int(seed) ?? -1) {
            problems.append("seed: must be between 0 and 4294967294")
        }
        if !["image/*", "*/*", "application/json"].contains(accept) {
            problems.append("accept: must be one of: image/*, application/json")
        }
        return problems
    }
}
