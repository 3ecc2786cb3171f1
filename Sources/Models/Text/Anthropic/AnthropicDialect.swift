import Support

/// Which parts of the Messages API a model takes; learned from its refusals.
struct AnthropicDialect: LearnedDialect, Equatable {
    /// Whether a tool is called with the answer, which holds it to the form.
    var usesTool = true
    /// Models since Opus 4.7 take none.
    var sendsTemperature = true
    /// Whether the stable part of the prompt is marked to be kept.
    var marksPrefix = true

    /// The dialect to try after this refusal; nil when the refusal is about something else.
    func next(after refusal: AnthropicRefusal) -> AnthropicDialect? {
        guard refusal.status == 400 || refusal.status == 422 else { return nil }
        var next = self
        let words = refusal.message.lowercased()
        if words.contains("temperature") {
            next.sendsTemperature = false
        } else if words.contains("cache_control") {
            next.marksPrefix = false
        } else if words.contains("tool") || words.contains("schema") {
            next.usesTool = false
        }
        return next == self ? nil : next
    }
}

/// `{"type":"error","error":{"type","message","details"}}`.
struct AnthropicRefusal: DialectRefusal {
    let status: Int
    let type: String
    let message: String
    private let code: String

    init(status: Int, body: [UInt8]) {
        self.status = status
        let error = (try? JSON(parsing: body))?["error"]
        type = error?["type"]?.string ?? ""
        code = error?["details"]?["error_code"]?.string ?? ""
        let words = error?["message"]?.string ?? String(decoding: body.prefix(400), as: UTF8.self)
        message = words.collapsed.limited(utf16: 200)
    }

    /// 413 is a request of more than 32 MB.
    var isOverflow: Bool {
        status == 413 || status == 400 && (message.lowercased().contains("prompt is too long") || message.contains("context window"))
    }

    var cause: RefusalCause {
        let words = message.lowercased()
        // What is spent comes as 400 and 429 too, and waiting does not help there.
        if status == 402 || code == "enforced_spend_limit_reached" || words.contains("credit balance") || words.contains("usage limits") {
            return .credit
        }
        switch status {
        case 401: return .token(isSet: true)
        case 403: return .access
        case 404: return type == "not_found_error" ? .model : .address(path: "/messages", ending: "/v1")
        // 529 is "overloaded", for everybody.
        case 408, 409, 429, 500...599: return .passing()
        default: return .request
        }
    }
}
