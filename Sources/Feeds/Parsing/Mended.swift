import Markup
import Support

/// Text that a program took for another charset on its way into the feed.
enum Mended {
    /// What the text is when each character is taken for the byte that it was; nil when that is no UTF-8.
    private static func again(_ scalars: String.UnicodeScalarView) -> String? {
        var bytes: [UInt8] = []
        for scalar in scalars {
            guard let byte = Windows1252.byte(scalar) else { return nil }
            bytes.append(byte)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    /// UTF-8 that was read as latin-1 and encoded once more is read again; the C1 controls are windows-1252's characters.
    static func text(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0xC2 || $0 == 0xC3 }) else { return text }
        let scalars = text.unicodeScalars
        if let again = again(scalars) { return again }
        return controls(text)
    }

    /// Whether it has C1 controls, whose two bytes begin with 0xC2.
    private static func hasControls(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var rest = bytes[...]
            while let place = rest.firstIndex(of: 0xC2), place + 1 < bytes.count {
                if bytes[place + 1] < 0xA0 { return true }
                rest = bytes[(place + 2)...]
            }
            return false
        }
    }

    /// The C1 controls, which nobody means, are windows-1252's characters of the same bytes.
    static func controls(_ text: String) -> String {
        guard text.holds(0xC2), hasControls(text) else { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { 0x80...0x9F ~= $0.value ? Windows1252.character(UInt8($0.value)) : $0 }))
    }
}
