import FoundationEssentials
import HTTPServer
import Support

/// The API of AUTOMATIC1111's web UI, which Forge and SD.Next share.
extension ModelsService {
    private static let checkpoint = "sd_xl_base_1.0"
    private static let samplers = ["Euler", "Euler a", "DPM++ 2M", "DPM++ SDE", "DDIM", "Heun", "LMS", "UniPC"]
    private static let schedules = ["Automatic", "Karras", "Exponential", "SGM Uniform", "Normal", "Simple"]

    func addSDAPI(to router: inout Router) {
        router.on("GET", "/sdapi/v1/sd-models") { _, _ in
            let title = "\(Self.checkpoint).safetensors [31e35c80fc]"
            return .json([["title": .string(title), "model_name": .string(Self.checkpoint), "hash": "31e35c80fc"]])
        }
        router.on("GET", "/sdapi/v1/samplers") { _, _ in
            .json(.array(Self.samplers.map { ["name": .string($0), "aliases": [], "options": [:]] }))
        }
        router.on("GET", "/sdapi/v1/schedulers") { _, _ in
            .json(.array(Self.schedules.map { ["name": .string($0.lowercased()), "label": .string($0)] }))
        }
        router.on("GET", "/sdapi/v1/options") { _, _ in .json(["sd_model_checkpoint": .string(Self.checkpoint)]) }
        router.on("GET", "/sdapi/v1/progress") { _, _ in
            .json(["progress": 0, "eta_relative": 0, "state": ["job_count": 0], "current_image": .null])
        }
        router.on("POST", "/sdapi/v1/txt2img") { [self] request, _ in paint(request) }
    }

    private func paint(_ request: ServerRequest) -> ServerResponse {
        guard let body = try? request.json(), body.object != nil else {
            return .json(["detail": [["loc": ["body"], "msg": "value is not a valid dict", "type": "type_error.dict"]]], status: 422)
        }
        for name in ["width", "height", "steps", "seed", "batch_size"] where body[name] != nil && body[name]?.integer == nil {
            return .json(
                ["detail": [["loc": ["body", .string(name)], "msg": "value is not a valid integer", "type": "type_error.integer"]]],
                status: 422)
        }
        let sampler = body["sampler_name"]?.string ?? "Euler"
        guard Self.samplers.contains(where: { sampler.lowercased().hasPrefix($0.lowercased()) }) else {
            return Self.refusal(404, request, "Sampler not found")
        }
        // The defaults are those of SD 1.5; sizes go in steps of the latent picture.
        let (width, height) = ((body["width"]?.integer ?? 512) / 8 * 8, (body["height"]?.integer ?? 512) / 8 * 8)
        guard (64...4096).contains(width), (64...4096).contains(height) else {
            return .json(["error": "OutOfMemoryError", "detail": "", "body": "", "errors": "CUDA out of memory."], status: 500)
        }
        let prompt = body["prompt"]?.string ?? ""
        let asked = body["seed"]?.integer ?? -1
        let seed = asked < 0 ? Material.number(prompt) : asked
        let trick = tricks.next(ModelTricks.ofPictures)
        if trick == .html { return ModelTricks.page }
        let text =
            "\(prompt)\nSteps: \(body["steps"]?.integer ?? 50), Sampler: \(sampler), Seed: \(seed), Size: \(width)x\(height), Model: \(Self.checkpoint)"
        let key = prompt + "|" + (body["negative_prompt"]?.string ?? "")
        let bytes = picture(width, height, key, seed, trick: trick, parameters: text)
        let info: JSON = [
            "prompt": .string(prompt), "seed": .integer(seed), "all_seeds": [.integer(seed)], "width": .integer(width),
            "height": .integer(height),
            "sampler_name": .string(sampler), "sd_model_name": .string(Self.checkpoint), "infotexts": [.string(text)],
            "index_of_first_image": 0,
        ]
        return .json(["images": [.string(Data(bytes).base64EncodedString())], "parameters": body, "info": .string(info.text)])
    }

    /// A picture, or what a trick puts in its place.
    func picture(_ width: Int, _ height: Int, _ prompt: String, _ seed: Int, trick: ModelTrick?, parameters: String? = nil) -> [UInt8] {
        switch trick {
        case .emptyPicture: []
        case .noPicture: [UInt8]("not a picture".utf8)
        default:
            PaintedPNG(width: width, height: height, prompt: prompt, seed: seed, isBlack: trick == .blackPicture).bytes(
                parameters: parameters)
        }
    }
}
