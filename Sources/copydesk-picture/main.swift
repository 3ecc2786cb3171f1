import Glibc
import Imaging

exit(PictureProgram.run())
