/// The body of `POST /sdapi/v1/txt2img`. Everything that matters is sent: the servers' defaults are made for SD 1.5.
struct SDAPIRequest: Encodable {
    let prompt: String
    let negativePrompt: String
    let width: Int
    let height: Int
    let steps: Int
    let cfgScale: Double
    let seed: Int
    let samplerName: String
    let scheduler: String?
    let batchSize = 1
    let nIter = 1
    let sendImages = true
    let saveImages = false
    /// Never left out: Forge calls a method on it, and its own default is None.
    let overrideSettings: [String: String]
    let overrideSettingsRestoreAfterwards = true

    init(_ prompt: PaintingPrompt, seed: Int, _ settings: SDAPISettings) {
        let size = settings.frame.size.nearestSDXL
        self.prompt = prompt.text
        negativePrompt = prompt.negative
        width = size.width
        height = size.height
        steps = settings.steps
        cfgScale = settings.guidance
        self.seed = seed
        samplerName = settings.sampler
        scheduler = settings.scheduler.isEmpty ? nil : settings.scheduler
        overrideSettings = settings.model.map { ["sd_model_checkpoint": $0] } ?? [:]
    }

    enum CodingKeys: String, CodingKey {
        case prompt, width, height, steps, seed, scheduler
        case negativePrompt = "negative_prompt"
        case cfgScale = "cfg_scale"
        case samplerName = "sampler_name"
        case batchSize = "batch_size"
        case nIter = "n_iter"
        case sendImages = "send_images"
        case saveImages = "save_images"
        case overrideSettings = "override_settings"
        case overrideSettingsRestoreAfterwards = "override_settings_restore_afterwards"
    }
}
