import Support

/// Which parts of the OpenAI dialect a server understands; learned from its refusals.
struct OpenAIDialect: Sendable, Equatable {
    /// How the form of the answer is asked for, best first.
    enum Form: Int, Sendable, CaseIterable {
        case strictSchema, schema, object, promptOnly
    }

    var form = Form.strictSchema
    var usesCompletionTokens: Bool
    var sendsTemperature = true
    var sendsSeed = true

    /// The dialect to try after this refusal; nil when the refusal is about something else.
    func next(after error: OpenAIError) -> OpenAIDialect? {
        guard [400, 404, 422, 500, 501].contains(error.status) else { return nil }
        var next = self
        let words = error.words
        if words.contains("max_tokens") || words.contains("max_completion_tokens") {
            next.usesCompletionTokens = words.contains("max_tokens") && !usesCompletionTokens
        } else if words.contains("temperature") {
            next.sendsTemperature = false
        } else if words.contains("seed") {
            next.sendsSeed = false
        } else if Self.formWords.contains(where: words.contains) {
            guard let lower = Form(rawValue: form.rawValue + 1) else { return nil }
            next.form = lower
        }
        return next == self ? nil : next
    }

    private static let formWords = ["response_format", "response format", "json_schema", "json_object", "schema", "grammar", "structured"]

    /// The `response_format` member as JSON text; nil when only the prompt asks.
    func responseFormat(_ answer: AnswerForm) -> String? {
        switch form {
        case .strictSchema: #"{"type":"json_schema","json_schema":{"name":"\#(answer.name)","strict":true,"schema":\#(answer.schema)}}"#
        case .schema: #"{"type":"json_schema","json_schema":{"name":"\#(answer.name)","schema":\#(answer.schema)}}"#
        case .object: #"{"type":"json_object","schema":\#(answer.schema)}"#
        case .promptOnly: nil
        }
    }
}

/// A refusal in any of the forms that servers of this dialect use.
struct OpenAIError: Sendable {
    let status: Int
    /// `error.code`, in lower case; empty when it is missing or a number.
    let code: String
    let type: String
    private let param: String
    let message: String

    init(status: Int, body: [UInt8]) {
        self.status = status
        let json = try? JSON(parsing: body)
        let error = json?["error"]
        code = error?["code"]?.string?.lowercased() ?? ""
        type = error?["type"]?.string?.lowercased() ?? ""
        param = error?["param"]?.string?.lowercased() ?? ""
        let plain = error?.string ?? error?["message"]?.string ?? json?["message"]?.string ?? json?["detail"]?.text
        message = (plain ?? String(decoding: body.prefix(400), as: UTF8.self)).collapsed.limited(utf16: 200)
    }

    /// What it is about, in lower case; `param` alone when it names one.
    var words: String { param.isEmpty ? "\(code) \(type) \(message.lowercased())" : param }

    var isOverflow: Bool {
        status == 413 || code == "context_length_exceeded" || type == "exceed_context_size_error"
            || status == 400 && message.lowercased().contains("maximum context length")
    }

    var isOutOfQuota: Bool {
        status == 402 || code == "insufficient_quota" || type == "insufficient_quota" || code.contains("billing")
    }

    func cause(hasToken: Bool) -> RefusalCause {
        if isOutOfQuota { return .credit }
        switch status {
        case 401: return .token(isSet: hasToken)
        case 403: return .access
        case 404 where code == "model_not_found" || message.lowercased().contains("model"): return .model
        case 404: return .address(path: "/chat/completions", ending: "/v1")
        case 408, 409, 429, 500...599: return .passing()
        default: return .request
        }
    }
}
