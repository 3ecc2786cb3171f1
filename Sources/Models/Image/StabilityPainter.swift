import Editorial
import FoundationEssentials
import HTTPClient
import Support

/// Paints with Stability AI.
struct StabilityPainter: ImageModel {
    let settings: StabilitySettings
    let token: Secret
    let tools: PaintingTools

    var name: String { "stability/\(settings.model)" }

    func paint(_ order: PictureOrder) async throws -> Picture {
        // v1 takes 2,000 characters a prompt, v2beta 10,000.
        let prompt = try PaintingPrompt(order, limit: 1900)
        let seed = PaintingTools.seed(order)
        let call = try settings.api == .v1 ? StabilityV1.call(prompt, seed, settings) : StabilityV2.call(prompt, seed, settings)
        let response = try await tools.post(
            to: Self.title, settings.baseURL.withoutSlash + call.path, headers: [HTTPHeader("Accept", "application/json")], body: call.body,
            bearer: token, timeout: settings.timeout)
        guard response.isSuccess else { throw StabilityRefusal.problem(response, settings, tools.clock) }
        let answer = try response.object(from: Self.title)
        let painted = try settings.api == .v1 ? StabilityV1.read(answer) : StabilityV2.read(answer)
        try check(painted)
        guard let bytes = painted.base64?.base64Bytes else {
            throw PictureProblem(.retry, "\(Self.title) answered without a picture that can be read; see its status page.")
        }
        let delivered = DeliveredPicture(
            engine: StabilitySettings.kind, model: settings.model, bytes: bytes, seed: painted.seed ?? seed)
        return try await tools.finish(delivered, by: Self.title, prompt, settings.frame)
    }

    static let title: Message = "Stability AI"

    /// A filtered picture comes as 200 with the picture blurred: it must not pass for a result.
    private func check(_ painted: StabilityPainted) throws {
        switch painted.finish {
        case "SUCCESS", nil: return
        case "CONTENT_FILTERED":
            throw PictureProblem(
                .permanent, "\(Self.title) filtered the picture because of its content; change the prompt or the brand's picture style.")
        case .some(let reason):
            throw PictureProblem(.retry, "\(Self.title) could not finish the picture (\(reason.limited(utf16: 60))).")
        }
    }
}

/// What is sent: a path and a body.
struct StabilityCall: Sendable {
    let path: String
    let body: HTTPRequest.Body
}

/// What comes back, the same for both interfaces.
struct StabilityPainted: Sendable, Equatable {
    let base64: String?
    let finish: String?
    let seed: Int?
}

/// `POST /v1/generation/{engine}/text-to-image`, JSON.
enum StabilityV1 {
    static func call(_ prompt: PaintingPrompt, _ seed: Int, _ settings: StabilitySettings) throws -> StabilityCall {
        let size = settings.frame.size.nearestSDXL
        let request = Request(
            textPrompts: [.init(text: prompt.text, weight: 1), .init(text: prompt.negative, weight: -1)], width: size.width,
            height: size.height, cfgScale: settings.guidance, steps: settings.steps, samples: 1, seed: seed, stylePreset: settings.style)
        return StabilityCall(
            path: "/v1/generation/\(WebAddress.encode(settings.model))/text-to-image",
            body: .bytes(try JSONEncoder().bytes(of: request), contentType: "application/json"))
    }

    static func read(_ answer: [String: JSON]) throws -> StabilityPainted {
        let artifact = answer["artifacts"]?[0]
        return StabilityPainted(
            base64: artifact?["base64"]?.string, finish: artifact?["finishReason"]?.string, seed: artifact?["seed"]?.integer)
    }

    private struct Request: Encodable {
        struct Text: Encodable {
            let text: String
            let weight: Double
        }

        let textPrompts: [Text]
        let width: Int
        let height: Int
        let cfgScale: Double
        let steps: Int
        let samples: Int
        let seed: Int
        let stylePreset: String?

        enum CodingKeys: String, CodingKey {
            case width, height, steps, samples, seed
            case textPrompts = "text_prompts"
            case cfgScale = "cfg_scale"
            case stylePreset = "style_preset"
        }
    }
}

/// `POST /v2beta/stable-image/generate/{core|ultra|sd3}`, multipart even without files.
enum StabilityV2 {
    static func call(_ prompt: PaintingPrompt, _ seed: Int, _ settings: StabilitySettings) -> StabilityCall {
        let service = ["core", "ultra"].contains(settings.model) ? settings.model : "sd3"
        var fields = [
            ("prompt", prompt.text), ("aspect_ratio", settings.frame.size.nearestStabilityRatio), ("seed", "\(seed)"),
            ("output_format", "png"),
        ]
        // The turbo models refuse a negative prompt; only core knows styles.
        if !settings.model.hasSuffix("turbo") { fields.append(("negative_prompt", prompt.negative)) }
        if service == "sd3" { fields.append(("model", settings.model)) }
        if service == "core", let style = settings.style { fields.append(("style_preset", style)) }
        return StabilityCall(
            path: "/v2beta/stable-image/generate/\(service)",
            body: .multipart(fields.map { HTTPPart(name: $0.0, data: Array($0.1.utf8)) }))
    }

    static func read(_ answer: [String: JSON]) -> StabilityPainted {
        StabilityPainted(base64: answer["image"]?.string, finish: answer["finish_reason"]?.string, seed: answer["seed"]?.integer)
    }
}
