import Support

/// Which parts of generateContent a model and version of the API take; learned from its refusals.
struct GeminiDialect: LearnedDialect, Equatable {
    /// How the form of the answer is asked for, best first.
    enum Form: Int, Sendable { case schema, json, promptOnly }

    var form = Form.schema
    /// Version v1 and Gemma know no instructions apart from the messages.
    var sendsSystem = true
    var sendsSeed = true

    /// The dialect to try after this refusal; nil when the refusal is about something else.
    func next(after refusal: GeminiRefusal) -> GeminiDialect? {
        guard refusal.status == 400, !refusal.isOfToken else { return nil }
        var next = self
        let words = refusal.message.lowercased()
        if words.contains("systeminstruction") || words.contains("system_instruction") || words.contains("developer instruction") {
            next.sendsSystem = false
        } else if Self.formWords.contains(where: words.contains) {
            next.form = Form(rawValue: form.rawValue + 1) ?? form
        } else if words.contains("seed") {
            next.sendsSeed = false
        }
        return next == self ? nil : next
    }

    private static let formWords = ["schema", "responsemimetype", "response_mime_type", "response mime type", "json mode"]

    /// The form as Gemini's own kind of schema, which knows no `additionalProperties`; nil when it is not sent.
    func schema(_ form: AnswerForm) -> String? {
        self.form == .schema ? form.schema.replacing(#","additionalProperties":false"#, with: "") : nil
    }
}

/// `{"error":{"code","message","status","details":[...]}}`.
struct GeminiRefusal: DialectRefusal {
    let status: Int
    let message: String
    /// `RetryInfo.retryDelay`, "17s".
    private let wait: Duration?
    private let reasons: [String]
    private let code: String

    init(status: Int, body: [UInt8]) {
        self.status = status
        let json = try? JSON(parsing: body)
        // A stream's error is a list of one.
        let error = json?["error"] ?? json?[0]?["error"]
        code = error?["status"]?.string ?? ""
        let details = error?["details"]?.array ?? []
        reasons = details.compactMap { $0["reason"]?.string }
        let seconds = details.compactMap { $0["retryDelay"]?.string }.first.flatMap { Double($0.dropLast($0.hasSuffix("s") ? 1 : 0)) }
        wait = seconds.flatMap { $0 >= 0 && $0.isFinite ? .seconds(min($0, 86_400)) : nil }
        let words = error?["message"]?.string ?? String(decoding: body.prefix(400), as: UTF8.self)
        message = words.collapsed.limited(utf16: 200)
    }

    /// A bad key is 400 here.
    var isOfToken: Bool { status == 401 || reasons.contains("API_KEY_INVALID") || status == 400 && message.contains("API key not valid") }

    var isOverflow: Bool {
        let words = message.lowercased()
        return status == 400
            && (words.contains("exceeds the maximum number of tokens") || words.contains("maximum context length")
                || words.contains("context window"))
    }

    var cause: RefusalCause {
        if isOfToken { return .token(isSet: true) }
        if status == 402 { return .credit }
        switch status {
        case 403: return .access
        // A place or an account for which the service is not.
        case 400 where code == "FAILED_PRECONDITION": return .access
        case 404: return code.isEmpty ? .address(path: "/models", ending: "/v1beta") : .model
        case 408, 409, 429, 500...599: return .passing(wait: wait)
        default: return .request
        }
    }
}
