import Editorial
import Support
import TOML

/// `[[model.image]] kind = "stability"`: Stability AI's hosted engines.
package struct StabilitySettings: ImageModelSettings {
    package static let kind = "stability"

    /// Which of Stability's interfaces is spoken.
    enum API: String, CaseIterable {
        /// SDXL 1.0 by JSON; engines there were removed one by one.
        case v1
        /// Stable Image by multipart.
        case v2beta
    }

    let api: API
    let baseURL: String
    let token: SecretReference?
    /// v1: the engine's id. v2beta: core, ultra, or a model of sd3 such as sd3.5-large.
    let model: String
    let steps: Int
    let guidance: Double
    let style: String?
    let timeout: Duration
    let frame: PaintingFrame

    package init(_ table: inout TableReader) {
        api = table.choice("api", default: .v2beta)
        baseURL = table.url("base_url", default: "https://api.stability.ai")
        token = table.requiredSecret("token")
        model = table.string("model", default: api == .v1 ? "stable-diffusion-xl-1024-v1-0" : "core")
        steps = table.integer("steps", in: 10...50, default: 30)
        guidance = table.number("guidance", in: 0...35, default: 7)
        style = table.choice("style", of: Self.styles)
        timeout = table.duration("timeout", in: .seconds(5) ... .seconds(900), default: .seconds(300))
        frame = PaintingFrame(&table)
    }

    package func model(_ tools: PaintingTools) throws -> any ImageModel {
        guard let token = try token?.resolve() else {
            throw PictureProblem(.needsOperator, "Stability AI needs a token; set token in its [[model.image]].")
        }
        return StabilityPainter(settings: self, token: token, tools: tools)
    }

    // https://platform.stability.ai/docs/api-reference, style_preset
    private static let styles = [
        "3d-model", "analog-film", "anime", "cinematic", "comic-book", "digital-art", "enhance", "fantasy-art", "isometric", "line-art",
        "low-poly", "modeling-compound", "neon-punk", "origami", "photographic", "pixel-art", "tile-texture",
    ]
}
