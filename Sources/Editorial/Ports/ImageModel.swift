/// Makes one picture.
package protocol ImageModel: Sendable {
    /// Kind and model, "sdapi/sd_xl_base_1.0".
    var name: String { get }
    /// Paints and finishes: checked, cropped, metadata stripped, ready to upload. Throws a `DeskError` with one sentence.
    func paint(_ order: PictureOrder) async throws -> Picture
}

/// Takes in an editor's own file: decodes it in the picture child, checks and re-encodes it.
package protocol PictureIntake: Sendable {
    /// The finished picture; throws a `DeskError` that says what is wrong with the file.
    func takeIn(_ bytes: [UInt8], name: String) async throws -> Picture
    /// The same picture as a JPEG of at most so many bytes, for a board that takes no larger file.
    func fit(_ picture: Picture, within limit: Int) async throws -> [UInt8]
}
