import HTTPClient
import Support

/// A JSON request body with its members in our order.
struct RequestText {
    private var members: [String] = []

    /// Adds a member.
    mutating func set(_ name: String, _ value: JSON) { members.append("\(JSON.string(name).text):\(value.text)") }

    /// Adds a member whose value is JSON text already, because the order of its keys counts.
    mutating func set(_ name: String, raw text: String) { members.append("\(JSON.string(name).text):\(text)") }

    var body: HTTPRequest.Body { .bytes(Array(text.utf8), contentType: "application/json") }

    var text: String { "{" + members.joined(separator: ",") + "}" }

    static func messages(_ messages: [ChatMessage]) -> JSON {
        .array(messages.map { ["role": .string($0.role.rawValue), "content": .string($0.content)] })
    }
}

extension ModelFailure {
    /// No answer came; `remedy` is the next step when nobody listens there.
    init(_ model: String, _ failure: HTTPFailure, remedy: Message) {
        let isAway = [.connect, .refused, .nameNotFound].contains(failure.kind)
        self.init(
            model: model, disposition: failure.disposition, sentence: isAway ? "\(failure.message) \(remedy)" : failure.message,
            isAway: isAway || failure.kind == .tls)
    }
}

extension HTTPResponse {
    /// How long the server asks to wait: `retry-after-ms`, or `Retry-After`.
    func disposition(now clock: any DeskClock) -> Disposition {
        if let milliseconds = header("retry-after-ms").flatMap({ Double($0) }), milliseconds >= 0 {
            return .retryAfter(.milliseconds(Int64(min(milliseconds, 86_400_000))))
        }
        return header("retry-after").flatMap { RetryAfter.parse($0, now: clock.now()) }.map { .retryAfter($0) } ?? .retry
    }

    /// The start of the body, for an error's sentence.
    var excerpt: String { text.collapsed.limited(utf16: 200) }
}
