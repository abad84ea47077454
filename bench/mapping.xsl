<?xml version="1.0" encoding="UTF-8"?>
<!-- The core facts of a generated letter as N-Triples: the mapping that bench/peers.py gives to saxonche. -->
<xsl:stylesheet version="3.0" expand-text="yes" exclude-result-prefixes="#all"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="https://letters.example.org/mapping/" xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:variable name="base" select="'https://letters.example.org/'"/>
  <xsl:variable name="dcterms" select="'http://purl.org/dc/terms/'"/>
  <xsl:variable name="schema" select="'http://schema.org/'"/>
  <xsl:variable name="types" select="map{10: 'date', 7: 'gYearMonth', 4: 'gYear'}"/>

  <xsl:function name="f:word" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="'&quot;' || replace(replace(normalize-space($text), '\\', '\\\\'), '&quot;', '\\&quot;') || '&quot;'"/>
  </xsl:function>

  <xsl:function name="f:entities" as="xs:string*">
    <xsl:param name="pointers" as="attribute()*"/>
    <xsl:sequence select="distinct-values($pointers) ! ('&lt;' || $base || translate(., ':', '/') || '&gt;')"/>
  </xsl:function>

  <xsl:template name="say">
    <xsl:param name="subject" as="xs:string"/>
    <xsl:param name="property" as="xs:string"/>
    <xsl:param name="objects" as="xs:string*"/>
    <xsl:for-each select="$objects">&lt;{$subject}&gt; &lt;{$property}&gt; {.} .&#10;</xsl:for-each>
  </xsl:template>

  <xsl:template match="/TEI">
    <xsl:variable name="record" select="$base || 'doc/' || @xml:id"/>
    <xsl:variable name="text" select="$record || '#text-' || text/@xml:lang"/>
    <xsl:variable name="file" select="teiHeader/fileDesc"/>
    <xsl:variable name="source" select="$file/sourceDesc/msDesc"/>
    <xsl:variable name="page" select="$file/sourceDesc/bibl[@type='capture']"/>
    <xsl:variable name="actions" select="teiHeader/profileDesc/correspDesc/correspAction"/>
    <xsl:call-template name="say">
      <xsl:with-param name="subject" select="$record"/>
      <xsl:with-param name="property" select="'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'"/>
      <xsl:with-param name="objects" select="'&lt;' || $schema || 'Message&gt;'"/>
    </xsl:call-template>
    <xsl:call-template name="say">
      <xsl:with-param name="subject" select="$record"/>
      <xsl:with-param name="property" select="$dcterms || 'title'"/>
      <xsl:with-param name="objects" select="$file/titleStmt/title[not(@type) or @type='main'] ! (f:word(.) || '@en')"/>
    </xsl:call-template>
    <xsl:call-template name="say">
      <xsl:with-param name="subject" select="$record"/>
      <xsl:with-param name="property" select="$dcterms || 'abstract'"/>
      <xsl:with-param name="objects" select="teiHeader/profileDesc/abstract/p ! (f:word(.) || '@en')"/>
    </xsl:call-template>
    <xsl:call-template name="say">
      <xsl:with-param name="subject" select="$record"/>
      <xsl:with-param name="property" select="$schema || 'genre'"/>
      <xsl:with-param name="objects" select="teiHeader/profileDesc/textClass/catRef/@target ! ('&lt;' || $base || 'term/' || substring(., 2) || '&gt;')"/>
    </xsl:call-template>
    <xsl:call-template name="say">
      <xsl:with-param name="subject" select="$record"/>
      <xsl:with-param name="property" select="$dcterms || 'creator'"/>
      <xsl:with-param name="objects" select="f:entities($file/titleStmt/author/@ref)"/>
    </xsl:call-template>
    <xsl:call-template name="say">
      <xsl:with-param name="subject" select="$record"/>
      <xsl:with-param name="property" select="$schema || 'sender'"/>
      <xsl:with-param name="objects" select="f:entities($actions[@type='sent']/(persName | orgName)/@ref)"/>
    </xsl:call-template>
    <xsl:call-template name="say">
      <xsl:with-param name="subject" select="$record"/>
      <xsl:with-param name="property" select="$schema || 'recipient'"/>
      <xsl:with-param name="objects" select="f:entities($actions[@type='received']/(persName | orgName)/@ref)"/>
    </xsl:call-template>
    <xsl:call-template name="say">
      <xsl:with-param name="subject" select="$record"/>
      <xsl:with-param name="property" select="$dcterms || 'created'"/>
      <xsl:with-param name="objects" select="$actions[@type='sent']/date/@when ! (f:word(.) || '^^&lt;http://www.w3.org/2001/XMLSchema#' || $types(string-length(.)) || '&gt;')"/>
    </xsl:call-template>
    <xsl:call-template name="say">
      <xsl:with-param name="subject" select="$record"/>
      <xsl:with-param name="property" select="$schema || 'inLanguage'"/>
      <xsl:with-param name="objects" select="$source/msContents/msItem/textLang/@mainLang ! f:word(.)"/>
    </xsl:call-template>
    <xsl:call-template name="say">
      <xsl:with-param name="subject" select="$record"/>
      <xsl:with-param name="property" select="$schema || 'itemLocation'"/>
      <xsl:with-param name="objects" select="f:word(string-join(($source/msIdentifier/idno[@type='shelfmark'], $source/msContents/msItem/locus), ', '))"/>
    </xsl:call-template>
    <xsl:call-template name="say">
      <xsl:with-param name="subject" select="$record"/>
      <xsl:with-param name="property" select="$dcterms || 'identifier'"/>
      <xsl:with-param name="objects" select="$page/idno[@type] ! f:word(.)"/>
    </xsl:call-template>
    <xsl:call-template name="say">
      <xsl:with-param name="subject" select="$record"/>
      <xsl:with-param name="property" select="$schema || 'holdingArchive'"/>
      <xsl:with-param name="objects" select="f:entities($source/msIdentifier/repository/@ref)"/>
    </xsl:call-template>
    <xsl:call-template name="say">
      <xsl:with-param name="subject" select="$record"/>
      <xsl:with-param name="property" select="$dcterms || 'isPartOf'"/>
      <xsl:with-param name="objects" select="f:entities($source/msIdentifier/collection/@ref)"/>
    </xsl:call-template>
    <xsl:call-template name="say">
      <xsl:with-param name="subject" select="$record"/>
      <xsl:with-param name="property" select="$schema || 'mentions'"/>
      <xsl:with-param name="objects" select="f:entities(text/body/descendant::*[self::persName or self::orgName or self::placeName][not(ancestor::opener or ancestor::closer)]/@ref)"/>
    </xsl:call-template>
    <xsl:call-template name="say">
      <xsl:with-param name="subject" select="$text"/>
      <xsl:with-param name="property" select="$schema || 'translator'"/>
      <xsl:with-param name="objects" select="f:entities($file/titleStmt/respStmt[resp/@ref='http://id.loc.gov/vocabulary/relators/trl']/persName/@ref)"/>
    </xsl:call-template>
    <xsl:call-template name="say">
      <xsl:with-param name="subject" select="$text"/>
      <xsl:with-param name="property" select="$dcterms || 'publisher'"/>
      <xsl:with-param name="objects" select="f:entities($page/publisher/@ref)"/>
    </xsl:call-template>
    <xsl:for-each select="$page/availability/licence/@target">
      <xsl:call-template name="say">
        <xsl:with-param name="subject" select="$text"/>
        <xsl:with-param name="property" select="$dcterms || (if (contains(., '//rightsstatements.org/')) then 'rights' else 'license')"/>
        <xsl:with-param name="objects" select="'&lt;' || . || '&gt;'"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
