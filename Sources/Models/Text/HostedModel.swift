import Editorial
import Support
import TOML

/// What a `[[model.text]]` table of every provider says.
struct HostedModel: Sendable {
    let baseURL: String
    let model: String
    let token: SecretReference?
    let temperature: Double
    let timeout: Duration
    let price: ModelPrice?

    /// Reads the keys; `kept` is by how much keeping a prompt is dearer than reading it.
    init(
        _ table: inout TableReader, baseURL usual: String, example: String, needsToken: Bool = true, hottest: Double = 2, kept: Double = 1
    ) {
        baseURL = table.url("base_url", default: usual)
        model = table.requiredString("model", example: example)
        token = needsToken ? table.requiredSecret("token") : table.secret("token")
        temperature = table.number("temperature", in: 0...hottest, default: 0.7)
        timeout = table.duration("timeout", in: .seconds(10) ... .seconds(3600), default: .seconds(300))
        price = ModelPrice(&table, kept: kept)
    }

    init(baseURL: String, model: String, token: SecretReference?, temperature: Double, timeout: Duration) {
        self.baseURL = baseURL
        self.model = model
        self.token = token
        self.temperature = temperature
        self.timeout = timeout
        price = nil
    }
}
