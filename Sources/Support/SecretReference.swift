/// Where a secret is kept; the configuration holds these, never the secret.
package enum SecretReference: Sendable, Hashable, CustomStringConvertible {
    /// A systemd credential: `$CREDENTIALS_DIRECTORY/copydesk_NAME`, or without the prefix.
    case credential(String)
    /// A variable of the environment.
    case env(String)
    /// A file that only its owner or group may read.
    case file(String)

    package var description: String {
        switch self {
        case .credential(let name): "credential \(name)"
        case .env(let name): "environment variable \(name)"
        case .file(let path): "file \(path)"
        }
    }

    /// The secret without the line break at its end; throws `SecretProblem`, which names the reference and never the value.
    package func resolve(credentials folder: String? = Environment.value("CREDENTIALS_DIRECTORY")) throws -> Secret {
        let text =
            switch self {
            case .credential(let name): try credential(name, in: folder)
            case .env(let name): try Environment.value(name) ?? { throw problem("is not set: set it, or remove the reference") }()
            case .file(let path): try content(path)
            }
        return try checked(text)
    }

    private func credential(_ name: String, in folder: String?) throws -> String {
        guard let folder else {
            throw problem(
                "cannot be read, since $CREDENTIALS_DIRECTORY is not set: start the systemd unit, or use { env = ... } or { file = ... }")
        }
        guard !name.contains("/"), !name.isEmpty else { throw problem("is not a credential's name: write it without slashes") }
        for path in ["\(folder)/copydesk_\(name)", "\(folder)/\(name)"] where Files.exists(path) { return try content(path) }
        throw problem("does not exist: put it in /etc/copydesk/credentials/\(name) and restart the unit")
    }

    private func content(_ path: String) throws -> String {
        do {
            if try Files.mode(path) & 0o007 != 0 { throw problem("may be read by everybody: run chmod 600 \(path)") }
            return String(decoding: try Files.read(path, limit: 65536), as: UTF8.self)
        } catch let error as FileProblem {
            throw SecretProblem(reference: self, reason: "cannot be used: \(error)")
        }
    }

    private func checked(_ text: String) throws -> Secret {
        var value = Substring(text)
        while value.last?.isNewline == true { value.removeLast() }
        if value.isEmpty { throw problem("is empty: write the secret into it") }
        if value.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 }) {
            throw problem("has a line break or another control character inside: write the secret alone, on one line")
        }
        return Secret(String(value))
    }

    private func problem(_ reason: String) -> SecretProblem { SecretProblem(reference: self, reason: reason) }
}

/// A secret could not be had.
package struct SecretProblem: DeskError, Equatable {
    package let reference: SecretReference
    package let reason: String
    package var disposition: Disposition { .needsOperator }
    package var description: String { "\(reference) \(reason)" }
}
