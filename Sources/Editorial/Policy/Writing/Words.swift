import Support

/// Words of a text, for comparing.
package enum Words {
    /// Its runs of letters and digits, case folded and in normalisation form C.
    package static func folded(_ text: String) -> [String] {
        text.folded.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}
