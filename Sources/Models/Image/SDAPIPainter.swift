import Editorial
import FoundationEssentials
import HTTPClient
import Support

/// Paints with the `/sdapi/v1` of AUTOMATIC1111, Forge or SD.Next.
struct SDAPIPainter: ImageModel {
    let settings: SDAPISettings
    let password: Secret?
    let tools: PaintingTools

    var name: String { "sdapi/\(settings.model ?? host)" }

    func paint(_ order: PictureOrder) async throws -> Picture {
        let prompt = try PaintingPrompt(order, limit: 1500)
        let request = SDAPIRequest(prompt, seed: PaintingTools.seed(order), settings)
        let url = settings.baseURL.withoutSlash + "/sdapi/v1/txt2img"
        let response = try await tools.post(
            to: title, url, headers: credentials, body: .bytes(try JSONEncoder().bytes(of: request), contentType: "application/json"),
            timeout: settings.timeout)
        guard response.isSuccess else { throw refusal(response) }
        let delivered = try read(try response.object(from: title))
        return try await tools.finish(delivered, by: title, prompt, settings.frame)
    }

    private var host: String { WebAddress(settings.baseURL).map { "\($0.host):\($0.port)" } ?? settings.baseURL }
    private var title: Message { "The image server \(host)" }

    private var credentials: [HTTPHeader] {
        guard let user = settings.user, let password else { return [] }
        let pair = Data("\(user):\(password.reveal())".utf8).base64EncodedString()
        return [HTTPHeader("Authorization", "Basic \(pair)")]
    }

    /// The picture and what the server says about it; `info` is JSON inside a string.
    private func read(_ answer: [String: JSON]) throws -> DeliveredPicture {
        let info = answer["info"]?.string.flatMap { try? JSON(parsing: Array($0.utf8)) } ?? answer["info"]
        // With a grid in front the first picture is not number 0.
        let first = info?["index_of_first_image"]?.integer ?? 0
        guard let images = answer["images"]?.array, let text = (images.indices.contains(first) ? images[first] : images.first)?.string
        else {
            throw PictureProblem(.retry, "\(title) answered without a picture; see its log.")
        }
        guard let bytes = text.base64Bytes else {
            let what: Message = text.trimmed.isEmpty ? "an empty picture" : "a picture that is not Base64"
            throw PictureProblem(.retry, "\(title) answered with \(what); see its log.")
        }
        let painted = info?["sd_model_name"]?.string
        try checkModel(painted, hash: info?["sd_model_hash"]?.string)
        return DeliveredPicture(
            engine: SDAPISettings.kind, model: painted ?? settings.model ?? "", bytes: bytes, seed: info?["seed"]?.integer)
    }

    /// AUTOMATIC1111 and SD.Next paint with whatever is loaded when they do not know the model that was asked for.
    private func checkModel(_ painted: String?, hash: String?) throws {
        guard let asked = settings.model, let painted else { return }
        let wanted = CheckpointName(asked)
        guard wanted != CheckpointName(painted), hash == nil || wanted.base != hash?.lowercased() else { return }
        throw PictureProblem(
            .needsOperator,
            "\(title) painted with the model \(painted.limited(utf16: 100)) although \(asked) is configured; use a name that its /sdapi/v1/sd-models lists."
        )
    }

    private func refusal(_ response: HTTPResponse) -> PictureProblem {
        let answer = try? JSON(parsing: response.body)
        let words = [answer?["detail"]?.string, answer?["errors"]?.string, answer?["error"]?.string]
            .compactMap { $0 }.first { !$0.isEmpty && $0 != "HTTPException" }?.collapsed.limited(utf16: 200)
        let said: Message = words.map { ": \($0)" as Message } ?? ""
        let kind = answer?["error"]?.string
        switch response.status {
        case 401, 403:
            return PictureProblem(.needsOperator, "\(title) refused the user or password; set user and password as in its --api-auth.")
        case 400 where words == "Sampler not found", 404 where words == "Sampler not found":
            return PictureProblem(
                .needsOperator, "\(title) does not know the sampler \(settings.sampler); use one that its /sdapi/v1/samplers lists.")
        case 404, 405:
            return PictureProblem(.needsOperator, "\(title) has no /sdapi/v1/txt2img; start it with --api and check base_url.")
        case 429, 503: return PictureProblem(response.pause(tools.clock), "\(title) is busy (\(response.status)); it is asked again later.")
        case 400..<500: return PictureProblem(.permanent, "\(title) refused the job (\(response.status))\(said).")
        case 500 where kind == "OutOfMemoryError":
            return PictureProblem(
                .retry, "\(title) ran out of graphics memory; if this happens again, start it with --medvram or free the card.")
        case 500 where settings.model.map { words?.contains($0) == true } == true && words?.contains("not found") == true:
            return PictureProblem(
                .needsOperator,
                "\(title) does not have the model \(settings.model ?? ""); use a name that its /sdapi/v1/sd-models lists.")
        default: return PictureProblem(.retry, "\(title) failed (\(response.status))\(said); see its log.")
        }
    }
}

/// A checkpoint as people and servers spell it: with folder, file extension, short hash, or without.
private struct CheckpointName: Equatable {
    let base: String

    init(_ text: String) {
        var name = text.lowercased()
        if let bracket = name.firstIndex(of: "[") { name = String(name[..<bracket]) }
        name = name.trimmed
        name = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? name
        for suffix in [".safetensors", ".ckpt", ".gguf"] where name.hasSuffix(suffix) { name.removeLast(suffix.count) }
        base = name
    }
}
