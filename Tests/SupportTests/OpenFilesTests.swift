import Support
import Testing

struct OpenFilesTests {
    @Test func `the limit of open files is raised as far as allowed, and never lowered`() {
        let before = OpenFiles.most
        OpenFiles.allow(before - 1)
        #expect(OpenFiles.most == before)
        OpenFiles.allow(.max)
        #expect(OpenFiles.most >= before)
    }
}
