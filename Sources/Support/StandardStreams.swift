internal import Glibc

/// What commands print; unbuffered, so that nothing is lost on a crash and order holds between streams.
package enum StandardOutput {
    /// Whether somebody reads it on a terminal.
    package static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Writes the text as it is; gives up quietly when nobody reads any more.
    package static func write(_ text: String) { write(Array(text.utf8)) }

    /// Writes the bytes.
    package static func write(_ bytes: [UInt8]) { writeAll(bytes, to: STDOUT_FILENO) }
}

/// What commands print about themselves.
package enum StandardError {
    /// Whether somebody reads it on a terminal.
    package static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes the text as it is.
    package static func write(_ text: String) { writeAll(Array(text.utf8), to: STDERR_FILENO) }
}

/// What is typed or piped into a command.
package enum StandardInput {
    /// The next line without its line break; nil at the end, or when the line is longer than `limit` bytes.
    package static func line(limit: Int) -> String? {
        var (bytes, byte): ([UInt8], UInt8) = ([], 0)
        while bytes.count <= limit {
            let count = read(STDIN_FILENO, &byte, 1)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self) }
            if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(byte)
        }
        return nil
    }
}

/// One write where possible, so that lines of several threads do not mix.
private func writeAll(_ bytes: [UInt8], to file: Int32) {
    var done = 0
    while done < bytes.count {
        let count = bytes[done...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        if count > 0 { done += count } else if errno != EINTR { return }
    }
}
