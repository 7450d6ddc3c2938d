"""What makes a file one of PDF/A-3a and PDF/UA-1 besides its tags: metadata, the meaning of colours, the attachment.

ISO 19005-3 (an archive can show it in fifty years) and ISO 14289-1 (everyone can read it) ask for title, author and
dates in two places that agree, for a profile that says what the colours mean, and for no file without a description.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from xml.sax.saxutils import escape

from PIL import ImageCms

from councildesk.documents.composer.file import PdfFile, name, text_string
from councildesk.documents.composer.model import Attachment

_PROGRAM = "CouncilDesk"
_COLOURS = "sRGB IEC61966-2.1"


@dataclass(frozen=True)
class Description:
    """What the file says of itself. `titles` are by language tag."""

    title: str
    titles: dict[str, str]
    author: str
    subject: str
    made_at: datetime


def write_information(file: PdfFile, description: Description) -> int:
    """The old form of the metadata, which the file's trailer refers to."""
    made_at = description.made_at.strftime("D:%Y%m%d%H%M%S%z")
    entries = {
        "Title": description.title,
        "Author": description.author,
        "Subject": description.subject,
        "Creator": _PROGRAM,
        "Producer": _PROGRAM,
        "CreationDate": f"{made_at[:-2]}'{made_at[-2:]}'",
        "ModDate": f"{made_at[:-2]}'{made_at[-2:]}'",
    }
    return file.add(f"<<{''.join(f'/{key}{text_string(text)}' for key, text in entries.items() if text)}>>")


def metadata_entry(file: PdfFile, description: Description) -> str:
    metadata = _metadata(description).encode("utf-8")
    return f"/Metadata {file.add_stream('/Type/Metadata/Subtype/XML', metadata, compressed=False)} 0 R"


def colours_entry(file: PdfFile) -> str:
    profile = file.add_stream("/N 3", _colour_profile())
    return (
        f"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier({_COLOURS})/Info({_COLOURS})"
        f"/DestOutputProfile {profile} 0 R>>]"
    )


def attachment_entries(file: PdfFile, attachment: Attachment, made_at: datetime) -> str:
    data = attachment.write()
    checksum = hashlib.md5(data, usedforsecurity=False).hexdigest()
    date = made_at.strftime("D:%Y%m%d%H%M%S%z")
    embedded = file.add_stream(
        f"/Type/EmbeddedFile/Subtype{name(attachment.media_type)}"
        f"/Params<</Size {len(data)}/CheckSum<{checksum}>/ModDate({date[:-2]}'{date[-2:]}')>>",
        data,
    )
    file_name = text_string(attachment.name)
    specification = file.add(
        f"<</Type/Filespec/F{file_name}/UF{file_name}/Desc{text_string(attachment.description)}"
        f"/AFRelationship/Source/EF<</F {embedded} 0 R/UF {embedded} 0 R>>>>"
    )
    return f"/AF[{specification} 0 R]/Names<</EmbeddedFiles<</Names[{file_name} {specification} 0 R]>>>>"


@cache
def _colour_profile() -> bytes:
    """sRGB as Pillow makes it, without the date of its making; marked as version 4.2, the latest that PDF 1.7 names."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[8:12] = b"\x04\x20\0\0"
    profile[24:36] = b"\x07\xd0\0\x01\0\x01\0\0\0\0\0\0"
    profile[84:100] = bytes(16)
    return bytes(profile)


def _metadata(description: Description) -> str:
    """The packet of XMP. PDF/A knows no part of PDF/UA, so the packet also brings the schema that explains it."""
    made_at = description.made_at.isoformat(timespec="seconds")
    titles = {"x-default": description.title, **description.titles}
    title = "".join(f'<rdf:li xml:lang="{tag}">{escape(text)}</rdf:li>' for tag, text in titles.items())
    languages = "".join(f"<rdf:li>{tag}</rdf:li>" for tag in description.titles)
    author, subject = escape(description.author), escape(description.subject)
    creator = f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>" if author else ""
    about = (
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>'
        if subject
        else ""
    )
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format><dc:title><rdf:Alt>{title}</rdf:Alt></dc:title>{creator}{about}
<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>
<xmp:CreateDate>{made_at}</xmp:CreateDate><xmp:ModifyDate>{made_at}</xmp:ModifyDate>
<xmp:MetadataDate>{made_at}</xmp:MetadataDate><xmp:CreatorTool>{_PROGRAM}</xmp:CreatorTool>
<pdf:Producer>{_PROGRAM}</pdf:Producer>
</rdf:Description>
{_PDF_UA_SCHEMA}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


_PDF_UA_SCHEMA = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
