import Editorial
import FoundationEssentials
import HTTPClient
import Support

/// Posts notices as `{"text": "..."}`, which Slack and those who took its form understand.
///
/// With a signing secret the header `X-Copydesk-Signature` is `v1=` and the HMAC-SHA256 of `v1:TIMESTAMP:BODY` in hexadecimal digits,
/// TIMESTAMP being that of `X-Copydesk-Timestamp` in seconds since 1970, and BODY the bytes of the body as they are.
struct NoticeWebhook: Messenger {
    private static let limits = HTTPLimits(
        total: .seconds(10), connect: .seconds(5), stall: .seconds(10), body: 1 << 16, redirects: 0)
    /// Slack shows about so much of a text.
    private static let longest = 3000

    let fingerprint: String
    private let address: Secret
    private let host: String
    private let signing: Secret?
    private let transport: any HTTPTransport
    private let clock: any DeskClock

    init(address: Secret, signing: Secret?, transport: any HTTPTransport, clock: any DeskClock) throws {
        guard let host = WebAddress(address.reveal())?.host, !Self.isExposed(address.reveal()) else {
            throw NoticeProblem("The secret behind url in [notices] is no https:// address: correct it.", .needsOperator)
        }
        self.host = host
        self.address = address
        self.signing = signing
        self.transport = transport
        self.clock = clock
        fingerprint = SHA256.hex(of: address.reveal() + "\n" + (signing?.reveal() ?? ""))
    }

    /// Plain http is for this machine only.
    static func isExposed(_ address: String) -> Bool {
        guard let address = WebAddress(address) else { return true }
        return address.scheme != "https" && !address.isLoopback
    }

    func tell(_ text: String) async throws {
        let body = JSON.object(["text": .string(Self.escaped(text.limited(utf16: Self.longest)))]).serialized()
        let request = HTTPRequest(
            "POST", address.reveal(), headers: headers(body), body: .bytes(body, contentType: "application/json"), limits: Self.limits)
        let response: HTTPResponse
        do {
            response = try await transport.send(request)
        } catch let failure as HTTPFailure {
            throw NoticeProblem("\(failure)", failure.disposition)
        }
        switch response.status {
        case 200...299: return
        case 429:
            let wait = response.header("retry-after").flatMap { RetryAfter.parse($0, now: clock.now()) }
            throw NoticeProblem("\(host) takes no more notices for now (429).", .retryAfter(wait ?? .seconds(60)))
        case 408, 500...599: throw NoticeProblem("\(host) had a failure of its own (\(response.status)).", .retry)
        default:
            throw NoticeProblem(
                "\(host) does not take notices (\(response.status)): compare url in [notices] with its own page.", .needsOperator)
        }
    }

    private func headers(_ body: [UInt8]) -> [HTTPHeader] {
        guard let signing else { return [] }
        let timestamp = String(Int(clock.now().timeIntervalSince1970))
        let code = HMACSHA256.hex(key: Array(signing.reveal().utf8), message: Array("v1:\(timestamp):".utf8) + body)
        return [HTTPHeader("X-Copydesk-Timestamp", timestamp), HTTPHeader("X-Copydesk-Signature", "v1=\(code)")]
    }

    /// Slack reads `<...>` as a link or a call to everybody (api.slack.com, formatting text), and faults quote what others wrote.
    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}

/// A notice could not be delivered; never names the address, which is a secret.
struct NoticeProblem: DeskError {
    let description: String
    let disposition: Disposition

    init(_ description: String, _ disposition: Disposition) {
        self.description = description
        self.disposition = disposition
    }
}
