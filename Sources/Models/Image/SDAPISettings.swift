import Editorial
import Support
import TOML

/// `[[model.image]] kind = "sdapi"`: AUTOMATIC1111, Forge, SD.Next.
package struct SDAPISettings: ImageModelSettings {
    package static let kind = "sdapi"

    /// Where the server listens; its own default is port 7860.
    let baseURL: String
    /// The checkpoint; nil takes the one that is loaded.
    let model: String?
    /// The user of `--api-auth user:password` (SD.Next: `--auth`).
    let user: String?
    let password: SecretReference?
    let steps: Int
    let guidance: Double
    let sampler: String
    /// Separate from the sampler since AUTOMATIC1111 1.9; older servers ignore it. Empty leaves it to the server.
    let scheduler: String
    let timeout: Duration
    let frame: PaintingFrame

    package init(_ table: inout TableReader) {
        baseURL = table.url("base_url", default: "http://127.0.0.1:7860")
        model = table.string("model")
        user = table.string("user")
        password = table.secret("password")
        steps = table.integer("steps", in: 1...150, default: 28)
        guidance = table.number("guidance", in: 0...35, default: 6.5)
        sampler = table.string("sampler", default: "DPM++ 2M")
        scheduler = table.string("scheduler", default: "Karras")
        timeout = table.duration("timeout", in: .seconds(5) ... .seconds(3600), default: .seconds(300))
        frame = PaintingFrame(&table)
        if (user == nil) != (password == nil) {
            table.reject(user == nil ? "password" : "user", "user and password belong together, set both or neither")
        }
    }

    package func model(_ tools: PaintingTools) throws -> any ImageModel {
        SDAPIPainter(settings: self, password: try password?.resolve(), tools: tools)
    }
}
