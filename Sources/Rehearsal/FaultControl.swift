import HTTPServer
import Support

extension Fault.Kind {
    /// Reads "drop-after", "429", "429:120" (Retry-After), "429-after", "slow:1.5" (seconds), "without-header:x-restli-id" and so on.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        let argument = parts.count > 1 ? parts[1] : ""
        switch parts.first {
        case "502-html": self = .html(502)
        case "502-html-after": self = .htmlAfter(502)
        case "200-html": self = .html(200)
        case "200-html-after": self = .htmlAfter(200)
        case "emptied": self = .emptied
        case "drip": self = .drip
        case "drop-before": self = .dropBefore
        case "drop-after": self = .dropAfter
        case "reset-before": self = .resetBefore
        case "reset-after": self = .resetAfter
        case "truncate": self = .truncate
        case "invalid-json": self = .invalidJSON
        case "slow": guard let length = Self.seconds(argument) else { return nil }; self = .slow(length)
        case "slow-before": guard let length = Self.seconds(argument) else { return nil }; self = .slowBefore(length)
        case "429" where !argument.isEmpty:
            guard let seconds = Int(argument), seconds >= 0 else { return nil }
            self = .throttled(retryAfter: seconds)
        case "without-header" where !argument.isEmpty: self = .withoutHeader(argument)
        case let name?:
            let after = name.hasSuffix("-after")
            guard let status = Int(after ? name.dropLast(6) : name[...]), (400...599).contains(status) else { return nil }
            self = after ? .statusAfter(status) : .status(status)
        case nil: return nil
        }
    }

    private static func seconds(_ text: String) -> Duration? {
        Double(text).flatMap { (0...3600).contains($0) ? .seconds($0) : nil }
    }
}

extension Fault {
    /// Reads `{"kind", "path"?, "method"?, "skip"?, "count"?}`; a count of -1 means for ever.
    package init?(_ value: JSON) {
        guard let kind = value["kind"]?.string.flatMap(Kind.init) else { return nil }
        let count = value["count"]?.integer ?? 1
        self.init(
            kind, path: value["path"]?.string ?? "*", method: value["method"]?.string, skip: value["skip"]?.integer ?? 0,
            count: count < 0 ? nil : count)
    }
}

extension Faults {
    /// Lets another process add faults (POST /faults) and forget them (DELETE /faults).
    package func addControls(to router: inout Router) {
        router.on("POST", "/faults") { [self] request, _ in
            guard let fault = (try? request.json()).flatMap(Fault.init) else {
                return .json(["error": "a fault is {kind, path?, method?, skip?, count?}"], status: 400)
            }
            add(fault)
            return .empty(204)
        }
        router.on("DELETE", "/faults") { [self] _, _ in
            clear()
            return .empty(204)
        }
    }
}
