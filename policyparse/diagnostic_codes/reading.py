"""Codes of what a reader could not read, or left out: PP1xx."""

from __future__ import annotations

from policyparse.diagnostic_codes.code import Code

READING: tuple[Code, ...] = (
    Code(
        "PP101",
        "warning",
        "undecodable bytes",
        "Some bytes of the file belong to no character in its encoding. Each stands as U+FFFD in the source text, and the message gives its byte offset.",
        "Get the file again, or save it anew as UTF-8; a damaged character may be part of a name or figure.",
        "hex: e585b3e4ba8ee58a9ee79086e6809de8b7afff e79a84e9809ae79fa5",
    ),
    Code(
        "PP102",
        "info",
        "encoding recognised without a declaration",
        "The file has no byte order mark and is not UTF-8. Of the legacy encodings that decode it without fault, the one that gives the more everyday characters was taken.",
        "Compare a line with the original if the text looks odd; save the file as UTF-8 to be sure.",
        "hex: b9d8d3dab0ecc0edcbbcc2b7b5c4cda8d6aa",
    ),
    Code(
        "PP103",
        "warning",
        "traditional characters",
        "The text is written in traditional characters (Hong Kong, Macau, Taiwan: 主旨, 說明, 正本). The rules know the wording of simplified documents; much stays plain text.",
        "Read header fields, deadlines and goals in the text itself.",
        ("主旨：檢送實施計畫1份，請查照。\n說明：\n一、依據教育處函辦理。\n二、請於期限內完成報名，應將相關單位資料送縣府。\n"),
    ),
    Code(
        "PP104",
        "warning",
        "several encodings in one file",
        "Lines of the file are in another encoding than the rest, as where a page was put together of pieces. Each line was read in the encoding that decodes it.",
        "Compare the lines that the message names with the original.",
        "hex: e585b3e4ba8ee58aa0e5bcbae7aea1e79086e79a84e9809ae79fa50ae59084e58cbae4babae6b091e694bfe5ba9cefbc9a0ae78eb0e5b086e69c89e585b3e4ba8be9a1b9e9809ae79fa5e5a682e4b88be380820ae585b3e4ba8ee58aa0e5bcbae7aea1e79086e79a84e9809ae79fa50ae59084e58cbae4babae6b091e694bfe5ba9cefbc9a0ae78eb0e5b086e69c89e585b3e4ba8be9a1b9e9809ae79fa5e5a682e4b88be380820ae585b3e4ba8ee58aa0e5bcbae7aea1e79086e79a84e9809ae79fa50ae59084e58cbae4babae6b091e694bfe5ba9cefbc9a0ae78eb0e5b086e69c89e585b3e4ba8be9a1b9e9809ae79fa5e5a682e4b88be380820ad4c6c0bdcad0cbaec0fbbed6d2aac3f7c8b7d7a8c8cbb8bad4f0b4cbcfeeb9a4d7f70ae4b880e38081e58aa0e5bcbae9a286e5afbc0a",
    ),
    Code(
        "PP111",
        "warning",
        "page that is a picture",
        "The page holds a picture and no text: a scan. What stands in the picture is not in the document.",
        "Recognise the text first (pip install 'policyparse[ocr]', then extract it again) and extract the result.",
        (
            "%PDF-1.4\n"
            "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            "2 0 obj<</Type/Pages/Kids[3 0 R 8 0 R]/Count 2>>endobj\n"
            "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 7 0 R/Resources<</Font<</F 4 0 R>>>>>>endobj\n"
            "4 0 obj<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[5 0 R]>>endobj\n"
            "5 0 obj<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 9 0 R>>endobj\n"
            "6 0 obj<</Length 200>>stream\n"
            "begincmap 1 begincodespacerange<0000><ffff>endcodespacerange 9 beginbfchar<0001><5173><0002><4e8e><0003><52a0><0004><5f3a><0005><7ba1><0006><7406><0007><7684><0008><901a><0009><77e5> endbfchar endcmap\n"
            "endstream endobj\n"
            "7 0 obj<</Length 63>>stream\n"
            "BT/F 16 Tf 99 700 Td<000100020003000400050006000700080009>Tj ET\n"
            "endstream endobj\n"
            "8 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 10 0 R/Resources<</XObject<</I 11 0 R>>>>>>endobj\n"
            "9 0 obj<</Type/FontDescriptor/FontName/A/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 860/Descent -140/CapHeight 700/StemV 80>>endobj\n"
            "10 0 obj<</Length 25>>stream\n"
            "400 0 0 600 90 90 cm/I Do\n"
            "endstream endobj\n"
            "11 0 obj<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/ASCIIHexDecode/Length 3>>stream\n"
            "ff>\n"
            "endstream endobj\n"
            "trailer<</Root 1 0 R>>\n"
            "%%EOF"
        ),
    ),
    Code(
        "PP112",
        "warning",
        "page whose fonts do not say what they print",
        "The fonts of the page name their glyphs /G21 or (cid:12) and give no table of the characters they stand for. The page shows text, but no program can know which; it was left out.",
        "Recognise the text first (pip install 'policyparse[ocr]', then extract it again), or get the document in another format.",
        (
            "%PDF-1.4\n"
            "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            "2 0 obj<</Type/Pages/Kids[3 0 R 8 0 R]/Count 2>>endobj\n"
            "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 7 0 R/Resources<</Font<</F 4 0 R>>>>>>endobj\n"
            "4 0 obj<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[5 0 R]>>endobj\n"
            "5 0 obj<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 9 0 R>>endobj\n"
            "6 0 obj<</Length 200>>stream\n"
            "begincmap 1 begincodespacerange<0000><ffff>endcodespacerange 9 beginbfchar<0001><5173><0002><4e8e><0003><52a0><0004><5f3a><0005><7ba1><0006><7406><0007><7684><0008><901a><0009><77e5> endbfchar endcmap\n"
            "endstream endobj\n"
            "7 0 obj<</Length 63>>stream\n"
            "BT/F 16 Tf 99 700 Td<000100020003000400050006000700080009>Tj ET\n"
            "endstream endobj\n"
            "8 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 10 0 R/Resources<</Font<</G 11 0 R>>>>>>endobj\n"
            "9 0 obj<</Type/FontDescriptor/FontName/A/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 860/Descent -140/CapHeight 700/StemV 80>>endobj\n"
            "10 0 obj<</Length 75>>stream\n"
            "BT/G 16 Tf 99 700 Td<002100220023002400250026002700280029002a002b002c>Tj ET\n"
            "endstream endobj\n"
            "11 0 obj<</Type/Font/Subtype/Type0/BaseFont/B/Encoding/Identity-H/DescendantFonts[12 0 R]>>endobj\n"
            "12 0 obj<</Type/Font/Subtype/CIDFontType2/BaseFont/B/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 9 0 R>>endobj\n"
            "trailer<</Root 1 0 R>>\n"
            "%%EOF"
        ),
    ),
    Code(
        "PP113",
        "warning",
        "page not read, or not in full",
        "The file is damaged at this page, or the page holds more characters than any page does. What could not be read was left out.",
        "Get the file again, or print it to a new PDF.",
        (
            "%PDF-1.4\n"
            "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            "2 0 obj<</Type/Pages/Kids[3 0 R 8 0 R]/Count 2>>endobj\n"
            "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 7 0 R/Resources<</Font<</F 4 0 R>>>>>>endobj\n"
            "4 0 obj<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[5 0 R]>>endobj\n"
            "5 0 obj<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 9 0 R>>endobj\n"
            "6 0 obj<</Length 200>>stream\n"
            "begincmap 1 begincodespacerange<0000><ffff>endcodespacerange 9 beginbfchar<0001><5173><0002><4e8e><0003><52a0><0004><5f3a><0005><7ba1><0006><7406><0007><7684><0008><901a><0009><77e5> endbfchar endcmap\n"
            "endstream endobj\n"
            "7 0 obj<</Length 63>>stream\n"
            "BT/F 16 Tf 99 700 Td<000100020003000400050006000700080009>Tj ET\n"
            "endstream endobj\n"
            "8 0 objnullendobj\n"
            "9 0 obj<</Type/FontDescriptor/FontName/A/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 860/Descent -140/CapHeight 700/StemV 80>>endobj\n"
            "trailer<</Root 1 0 R>>\n"
            "%%EOF"
        ),
    ),
    Code(
        "PP114",
        "warning",
        "characters whose font does not say what they print",
        "Some characters of an otherwise readable page are set in a font without a table of the characters its glyphs stand for. They were left out.",
        "Compare the page with the original; a rare name or a symbol may be missing.",
        (
            "%PDF-1.4\n"
            "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            "2 0 obj<</Type/Pages/Kids[3 0 R 8 0 R]/Count 2>>endobj\n"
            "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 7 0 R/Resources<</Font<</F 4 0 R>>>>>>endobj\n"
            "4 0 obj<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[5 0 R]>>endobj\n"
            "5 0 obj<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 9 0 R>>endobj\n"
            "6 0 obj<</Length 200>>stream\n"
            "begincmap 1 begincodespacerange<0000><ffff>endcodespacerange 9 beginbfchar<0001><5173><0002><4e8e><0003><52a0><0004><5f3a><0005><7ba1><0006><7406><0007><7684><0008><901a><0009><77e5> endbfchar endcmap\n"
            "endstream endobj\n"
            "7 0 obj<</Length 63>>stream\n"
            "BT/F 16 Tf 99 700 Td<000100020003000400050006000700080009>Tj ET\n"
            "endstream endobj\n"
            "8 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 10 0 R/Resources<</Font<</F 4 0 R/G 11 0 R>>>>>>endobj\n"
            "9 0 obj<</Type/FontDescriptor/FontName/A/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 860/Descent -140/CapHeight 700/StemV 80>>endobj\n"
            "10 0 obj<</Length 99>>stream\n"
            "BT/F 16 Tf 99 700 Td<000100020003000400050006000700080009>Tj ET BT/G 16 Tf 99 600 Td<00210022>Tj ET\n"
            "endstream endobj\n"
            "11 0 obj<</Type/Font/Subtype/Type0/BaseFont/B/Encoding/Identity-H/DescendantFonts[12 0 R]>>endobj\n"
            "12 0 obj<</Type/Font/Subtype/CIDFontType2/BaseFont/B/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 9 0 R>>endobj\n"
            "trailer<</Root 1 0 R>>\n"
            "%%EOF"
        ),
    ),
    Code(
        "PP115",
        "info",
        "page read by text recognition",
        "The page is a picture, or its fonts do not say what they print. Its characters and ruling lines were recognised from the picture; red seals were set aside first.",
        "Compare figures and names with the page (show --page N --image OUT.png draws what was found); --ocr off leaves such pages out.",
        "hex:89504e470d0a1a0a0000000d49484452000000f0000000230203000000d7916f800000000c504c5445ffffffefefefb5b5b54c4c4c50b16f58000001e84944415478daed943f68136118c67fdfe572899c18c10bd8c15614a488342e2e8ae6442705ad988682420e14b42e5d0417b5177073090e9d042384da26b454a82054c82d0ae25211140ac255d1418bb6924a34695e8726e0e24707c73cd3fbbdf0f0bdcff3fe812ebad8245401ebafa7e5b6034747320048496b902db0bf5c2e512c42d48522eca207156ed3ff3b50294002d22275b5ba4255a4ae56acb02f27eb3c1dd093cb952f53d852c7f6313e2c40ccc7f82e616c71668a5b37f5e4aac83a3660fb44de49ab4f248c2c4e73ee82d46c91f01f341380d30fd3139d4c7c6e8ff7f9e2e1f9f8c43457ce9cffc9c96339ad610a3568d7c407703ece3ffa5dba36e304f0c2d96e717544ef360828d305f0ce5a934a29c303ee2f2c4326a9d76c8b84369100db578d52b56e89e41ba3d2325e49cd3e91d76b66387daa5382f7e97a3c5651692f515d56c1a1399eb1a42f7b7204a409c02cc0fb9dccbe1dcdc60371191ed76b5e33f3bb454582b68875688741367890197aa91fcfe6584d9c4bde466e2dd251b383b29bcc2487b4e4d7667e6bb23fe3486dacb5b10f37028004d9e0783c6f680d13b87d70f5ce911f2e02f0abf739a40a2dffdee39ca649667b48e0e8927af2661c6c20b577dfb7bb5f2bd268aa039bdae8fea8d90310057a5d2e47bb47ae8bff803f9459a648ab6011df0000000049454e44ae426082",
    ),
    Code(
        "PP116",
        "warning",
        "characters recognised with little certainty",
        "Text recognition was not sure of these characters. They stand in the text as it read them.",
        "Look at them on the page; scan it anew at 300 dots an inch if there are many.",
        "hex:89504e470d0a1a0a0000000d49484452000000f0000000230203000000d7916f800000000c504c5445fffffff1f1f1c8c8c88989898f2f318e000001384944415478daed94b14ac3501486ff9b7a45d2214b6347f7f6111c0c882e0edea1716887642d7d0397bae81374728a48202642ae8373e23bb4af206dad5007a5e44a8f4311048716e44ee65b0e67f8f90fe7f01fa0e43f610bf01f2d733611197ff76d1205b004eb138d7938479c4e2323e281d74ea3cab871a1cd99f5a98861d1a2914c075651c41ed1b0421478312dea44437dce3da277338d059a39f6d2224e8926bdd1390a93a226bd8c75381b004039a05cc50300cc3fe142819e5aec287c0c2174ddf9b7787ea612fff3b59edb8edb8102505b2b967255494aee42cee87eb4bfed4a6e0c00dbd130f6d6770cdc0ccacc1c2c6f1e3eaa660b13ec5e3e9b7e729acc0e321d0b6300c0ba0ec0a5584600ccb7b0ea5d5f750ff39a827d7cbb53bf73f44512005cbe5a0007d016acb5c13f305052b2862fb7087208e030d4d10000000049454e44ae426082",
    ),
    Code(
        "PP117",
        "warning",
        "text that nobody sees",
        "The page holds text that does not show: white on white, in no ink, half a point high, or outside of the page. It was left out.",
        "Ask who published the file why it is there; select all text in a PDF viewer to see it.",
        (
            "%PDF-1.4\n"
            "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 7 0 R/Resources<</Font<</F 4 0 R>>>>>>endobj\n"
            "4 0 obj<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[5 0 R]>>endobj\n"
            "5 0 obj<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 9 0 R>>endobj\n"
            "6 0 obj<</Length 200>>stream\n"
            "begincmap 1 begincodespacerange<0000><ffff>endcodespacerange 9 beginbfchar<0001><5173><0002><4e8e><0003><52a0><0004><5f3a><0005><7ba1><0006><7406><0007><7684><0008><901a><0009><77e5> endbfchar endcmap\n"
            "endstream endobj\n"
            "7 0 obj<</Length 111>>stream\n"
            "BT/F 16 Tf 99 700 Td<000100020003000400050006000700080009>Tj 3 Tr 0 -40 Td<00050006000300040005000600030004>Tj ET\n"
            "endstream endobj\n"
            "9 0 obj<</Type/FontDescriptor/FontName/A/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 860/Descent -140/CapHeight 700/StemV 80>>endobj\n"
            "trailer<</Root 1 0 R>>\n"
            "%%EOF"
        ),
    ),
    Code(
        "PP121",
        "info",
        "text that the program does not show",
        "The file holds text that Word or Excel keeps out of sight: hidden characters, text under a merged cell, hidden sheets. It is left out of the source text.",
        "Show hidden text in the program and read it, if much depends on it.",
        (
            "hex: "
            "504b0304140000000800000021009ecd377dab000000ee00000011000000776f72642f646f63756d656e742e786d6cb329b74ac94f2ecd4dcd2b51a8c8cdc92bb6"
            "2ab755ca282929b0d2d72f4ece48cd4d2cd6cb2f48cd03caa5e517e5269600b945e9fae5f945290545f9c9a9c5c59979e9b939fa46060666fab98999794a7636e5"
            "5649f9299520ba004414818812bba7ad9b9fecea7bdab5e0e99e5dcfd72d7c3ea1edf9ac96970db39ecf5f6aa30f5200228bc06401aadea2003055969897599ca1"
            "0f51170035f5456fe7f315fbb118a00f73853ec2877600504b01021403140000000800000021009ecd377dab000000ee0000001100000000000000000000008001"
            "00000000776f72642f646f63756d656e742e786d6c504b050600000000010001003f000000da0000000000"
        ),
    ),
    Code(
        "PP122",
        "info",
        "contents that are no text",
        "Pictures, comments and embedded objects are not read; a formula is printed on one line, its fractions with a stroke.",
        "Look at them in the original; a table or a seal may be a picture.",
        (
            "hex: "
            "504b0304140000000800000021009485cda49c000000cf00000011000000776f72642f646f63756d656e742e786d6cb329b74ac94f2ecd4dcd2b51a8c8cdc92bb6"
            "2ab755ca282929b0d2d72f4ece48cd4d2cd6cb2f48cd03caa5e517e5269600b945e9fae5f945290545f9c9a9c5c59979e9b939fa46060666fab98999794a7636e5"
            "5649f9299520ba004414818812bba7ad9b9fecea7bdab5e0e99e5dcfd72d7c3ea1edf9ac96970db39ecf5f6aa30f5200228bc06401aade94a2c472a02dfaa82af4"
            "61d6e823bc600700504b01021403140000000800000021009485cda49c000000cf000000110000000000000000000000800100000000776f72642f646f63756d65"
            "6e742e786d6c504b050600000000010001003f000000cb0000000000"
        ),
    ),
    Code(
        "PP123",
        "warning",
        "automatic numbering not understood",
        "A paragraph belongs to a numbered list that the file does not define, or whose number format policyparse does not write; the number is missing or in Arabic digits.",
        "Compare the numbers with the original; saving the file anew in Word may repair the list.",
        (
            "hex: "
            "504b0304140000000800000021003eb13f06bd0000001001000011000000776f72642f646f63756d656e742e786d6cb329b74ac94f2ecd4dcd2b51a8c8cdc92bb6"
            "2ab755ca282929b0d2d72f4ece48cd4d2cd6cb2f48cd03caa5e517e5269600b945e9fae5f945290545f9c9a9c5c59979e9b939fa46060666fab98999794a7636e5"
            "5649f9299520ba004414818812bba7ad9b9fecea7bdab5e0e99e5dcfd72d7c3ea1edf9ac96970db39ecf5f6aa30f5200228bc064015c6f410058775e692e9ce199"
            "a2506e55969863ab64aea40f560e95d5872b87d908b6ebe5a2b6a7ebf760b1421fe64e7d4418d80100504b01021403140000000800000021003eb13f06bd000000"
            "10010000110000000000000000000000800100000000776f72642f646f63756d656e742e786d6c504b050600000000010001003f000000ec0000000000"
        ),
    ),
    Code(
        "PP124",
        "info",
        "tracked changes accepted",
        "The file holds tracked changes. It is read as if all of them were accepted: insertions are text, deletions are not.",
        "Make sure that it is the final version; accept or reject the changes in Word.",
        (
            "hex: "
            "504b030414000000080000002100d6ad5728af000000ef00000011000000776f72642f646f63756d656e742e786d6cb329b74ac94f2ecd4dcd2b51a8c8cdc92bb6"
            "2ab755ca282929b0d2d72f4ece48cd4d2cd6cb2f48cd03caa5e517e5269600b945e9fae5f945290545f9c9a9c5c59979e9b939fa46060666fab98999794a7636e5"
            "5649f9299520ba004414818812bba7ad9b9fecea7bdab5e0e99e5dcfd72d7c3ea1edf9ac96970db39ecf5f6aa30f5200228bc064015c6f4a6a0edc08203b24b5a2"
            "c4ee456fe7f315fb41ea6022089d60f51013f461ced04778d10e00504b0102140314000000080000002100d6ad5728af000000ef00000011000000000000000000"
            "0000800100000000776f72642f646f63756d656e742e786d6c504b050600000000010001003f000000de0000000000"
        ),
    ),
    Code(
        "PP125",
        "warning",
        "formula without a saved value",
        "A cell of the sheet holds a formula, but the file does not say what it came to, as files written by scripts do. The cell is empty.",
        "Open the file in Excel or WPS, save it, and give that.",
        (
            "hex: "
            "504b03041400000008000000210094ecf4d5a0000000d4000000130000005b436f6e74656e745f54797065735d2e786d6c5d8fc10e823010447f85f46ae8120f1e"
            "0c70f1ae1efc81b55da081769b7645fc7b016f9e2693c9bcc9d48f4fa45c2c7e0ab95183483c03643390c7ac395258938e9347596dea21a219b1273856d5090c07"
            "a120a56c0cd5d6b7995272968a3b26b9a2a746c132c19bd3f8641ef5ca52c5e557da761b85314ecea0380e3007fbb75872d7394396cdcbaf159d6322b47920123f"
            "e95db547170e1b18da1af633ed17504b030414000000080000002100c414548c9a000000e10000000f000000786c2f776f726b626f6f6b2e786d6c8d8fc10dc230"
            "0c4557893c002e1c38546d4f5c1823b42e895ac7511c042370640516602b24c6a06ae99d93fdff97df97ababa4e12432981b8f416b7039c712515b476c752391c2"
            "94f492d8e649a6336a4c643b75449947dc15c51ed9fa000ba14cff30a4ef7d4b07692f4c212f9044a3cd5e823a1f159a6a6ed0df34c132d5f07edc3faf2798d93b"
            "76356cc1a4d24f8b056c2a5c6f707dabf902504b0304140000000800000021002607a39188000000ed0000001a000000786c2f5f72656c732f776f726b626f6f6b"
            "2e786d6c2e72656c738dcf3b0ec2301004d0ab443e4036a2a040b62b1a5ac4055666135bf14fde4584dbe38e205150ce8cf4a4d1578a28a164f6a1f2b0a598d928"
            "2f524f00ec3c25e4b154ca7d994b4b283db6052aba151782c3341da1ed0d65f5de1c2e77a3500db757a57fe032cfc1d1b9b847a22c3f7c7896b6b227928e625b48"
            "8c822d7e6a061c3baac06af87a67df504b030414000000080000002100074fcea990000000b600000013000000786c2f776f726b7368656574732f612e786d6c4d"
            "8e410ac2301444af12b215fc8d0b17f2f341f122a1a6466c92f2f3693d824bafe005bc95e0310c55c4e5ccbc1906a7cce712bc1775897d2a560791610350dae0a3"
            "2bcb3cf854932e737452251fa10cecdd612ec51e564db386e84e4913cedede8923e43c11b68aadde1aadc4ea225c89919eb7ebeb71471809a1fd223b53a38eccc2"
            "20741f1fe601f85b84df557a03504b010214031400000008000000210094ecf4d5a0000000d40000001300000000000000000000008001000000005b436f6e7465"
            "6e745f54797065735d2e786d6c504b0102140314000000080000002100c414548c9a000000e10000000f00000000000000000000008001d1000000786c2f776f72"
            "6b626f6f6b2e786d6c504b01021403140000000800000021002607a39188000000ed0000001a0000000000000000000000800198010000786c2f5f72656c732f77"
            "6f726b626f6f6b2e786d6c2e72656c73504b0102140314000000080000002100074fcea990000000b6000000130000000000000000000000800158020000786c2f"
            "776f726b7368656574732f612e786d6c504b0506000000000400040007010000190300000000"
        ),
    ),
    Code(
        "PP126",
        "info",
        "struck text left out",
        "Text that is struck out (a line through it, or <del>) is no longer part of the document. It is left out of the source text; the message quotes it.",
        "Look at the place; what is struck may have been meant to stand.",
        (
            "<html><body><p>云澜市水利局关于加强河道管护的通知</p><p>各区水利局：</p><p>一、加强管护。各区要明确专人负责此项工作。</p><p>二、定期巡查。<del>每月</del><ins>每周</ins>巡查一次。</p></body></html>"
        ),
    ),
    Code(
        "PP127",
        "info",
        "table inside a cell",
        "A cell of a table holds a table of its own. The inner table follows the outer one as a table by itself; the message names the cell.",
        "Read both together.",
        (
            "hex: "
            "504b030414000000080000002150f8e21f4cef0000009902000011000000776f72642f646f63756d656e742e786d6cb329b74ac94f2ecd4dcd2b51a8c8cdc92b"
            "b62ab755ca282929b0d2d72f4ece48cd4d2cd6cb2f48cd03caa5e517e5269600b945e9fae5f945290545f9c9a9c5c59979e9b939fa46060666fab98999794a76"
            "36e55649f9299520ba004414818812bba7ad9b9fecea7bdab5e0e99e5dcfd72d7c3ea1edf9ac96970db39ecf5f6aa30f5200228bc024585b49520e9882684fc6"
            "306e42eff3e51bb0e8d487a9c6d4f3ac6bea8bad2db8f5e8c3adc361e9935d139f6d9cff74c9f2670bb1391acd6a423ed8b9e5e9ae65a4f9e065fbc4978be652"
            "e00323032313d2ac343125689d3edcafc81a89d6a60f4b30fa88c4680700504b0102140314000000080000002150f8e21f4cef00000099020000110000000000"
            "000000000000800100000000776f72642f646f63756d656e742e786d6c504b050600000000010001003f0000001e0100000000"
        ),
    ),
    Code(
        "PP128",
        "warning",
        "text that a script shows",
        "The page hides the text of the document by its style until a script shows it, and shows hardly anything else. The hidden text was read.",
        "Compare with the page as a browser shows it.",
        (
            "<html><body><h1>云澜市水利局关于加强河道管护的通知</h1><div id='zoom' style='display:none'><p>各区水利局：</p><p>一、加强管护。各区要明确专人负责此项工作。</p></div></body></html>"
        ),
    ),
    Code(
        "PP129",
        "warning",
        "hardly any text",
        "The page or file shows hardly any running text. The document may stand in a script, a frame, a picture or a file that the page links.",
        "Save the page as a browser shows it, or give the file that it links.",
        ("<html><body><h1>云澜市水利局关于加强河道管护的通知</h1><p>发布日期：2024年3月1日</p></body></html>"),
    ),
    Code(
        "PP130",
        "warning",
        "hidden rows or columns left out",
        "The sheet hides rows or columns: drafts, a filter that is still on, notes of the office. They are no records; the message counts and quotes them.",
        "Show them in Excel or WPS (take the filter off) and save the file, if they belong to the list.",
        (
            "hex: "
            "504b0304140000000800000021501df8eeecaf00000057010000130000005b436f6e74656e745f54797065735d2e786d6cad90b10ec2300c447fa5ca8a882b060644bbb003033f605297466de2283105"
            "fe9eb40806062626cbf2ddbb93b7a747a054dcdde053a53a91b00148a623874973209f2f2d478792d7788180a6c70bc1aa2cd760d80b7959cac450f5f630528cb6a1e28851f6e8a852701fe0c6b13f33"
            "f73ab354b17b99a6dc4a6108833528963d8cbef94a5c72db5a430d9babcb169d42246c5247246ed0f3d40ead5f4c60f8993f8b13e09f3b7cd0ef0a30ffb37e02504b03041400000008000000215044b8"
            "59c48b000000dc0000000f000000786c2f776f726b626f6f6b2e786d6c8d8f410e82400c45af32e9012cba704180951b8f31427126d0e9a41da2c71741f6ae7e5edbbce6372fd1e92132b937cfc95a08"
            "a5e41ad1fa40eced2499d2ba1945d99715f5899695fc6081a8f08c97aaba22fb986037d4fa8f43c631f674937e614a659728cdbe4449166236e89aed83fdd225cfd48207b7e17d68e10c4eeb387c87d8"
            "35789ce3d1a8fb00504b030414000000080000002150e265df8e87000000e90000001a000000786c2f5f72656c732f776f726b626f6f6b2e786d6c2e72656c738dcf4d0ac2301005e0ab843940a7b870"
            "2149576edc8a1718e2b4296d7ec84c516f6f5652c185cbf71e7cf0ec9557d23927097311f38c6b120741b59c10c5078e245d2e9cda32e61a495bac1316f20b4d8c87be3f62dd1b30d8bd692e770704e6"
            "f62afc0f9cc771f67cce7e8b9cf4878f8f5c1709ccda50aa13ab834f25485d0301078b5fcf8637504b030414000000080000002150e22468a99e000000e300000013000000786c2f776f726b73686565"
            "74732f612e786d6cb329cf2fca2ece484d2d51a8c8cdc92bb655ca282929b0d2d72f4ece48cd4d2cd6cb2f48cd03caa4e517e5269600b945e9fac50545a98929604db939fa46060666fab98999794a76"
            "36603197c492443b9ba2fc7285225b2543a0683288e168a8a45062ab545c52041429b37b3aa1f7f9f20d36fa657636fac9400c540ed763a4a490919992929a87acdd0845fb8bdecee72bf6a369d747b2"
            "5e1fee2f3b00504b01021403140000000800000021501df8eeecaf000000570100001300000000000000000000008001000000005b436f6e74656e745f54797065735d2e786d6c504b01021403140000"
            "0008000000215044b859c48b000000dc0000000f00000000000000000000008001e0000000786c2f776f726b626f6f6b2e786d6c504b0102140314000000080000002150e265df8e87000000e9000000"
            "1a0000000000000000000000800198010000786c2f5f72656c732f776f726b626f6f6b2e786d6c2e72656c73504b0102140314000000080000002150e22468a99e000000e30000001300000000000000"
            "00000000800157020000786c2f776f726b7368656574732f612e786d6c504b0506000000000400040007010000260300000000"
        ),
    ),
    Code(
        "PP131",
        "warning",
        "figures without their format",
        "A binary Excel file does not say in a way that is read here how its numbers are displayed: a share shown as 90 percent may stand as 0.9, a day as a number.",
        "Open the file in Excel or WPS and save it as .xlsx.",
        (
            "hex: "
            "504b03041400000008000000215065f743332d000000380000000f000000786c2f776f726b626f6f6b2e62696e6b666c60e807e2398c4b18408011885980b888c1932185c190810dc80e66c8604805c2"
            "12207f02506d0b100300504b030414000000080000002150408379298f000000f10000001a000000786c2f5f72656c732f776f726b626f6f6b2e62696e2e72656c738d8f3b0ec2301044af12f900d984"
            "820239a968d2a25cc0389bd84afcd1ee22e0f6581428481454a39991de68f40537233e45763e73f5085be44e39917c0260eb3018ae53c6589a395130522c2d908d5dcd8270689a23d09ea17abd6756c3"
            "d4291aa65655e333e33fec34cfdee239d95bc0283f26e09e68658728056a6841e9d42762784b5b5f7d54d06bf87ad8bf00504b030414000000080000002150dcce6cd846000000980000001800000078"
            "6c2f776f726b7368656574732f7368656574312e62696e6b646c6098c238810104181918e0f444a038c3440618d081c9b14d808b3101316fc8874aa0102392d095ecb313813a1909e85489309ac68ad0"
            "79f60c08bcb19f04b4b7098801504b010214031400000008000000215065f743332d000000380000000f0000000000000000000000800100000000786c2f776f726b626f6f6b2e62696e504b01021403"
            "14000000080000002150408379298f000000f10000001a000000000000000000000080015a000000786c2f5f72656c732f776f726b626f6f6b2e62696e2e72656c73504b010214031400000008000000"
            "2150dcce6cd84600000098000000180000000000000000000000800121010000786c2f776f726b7368656574732f7368656574312e62696e504b05060000000003000300cb0000009d0100000000"
        ),
    ),
)
