/**
 * Every object type of the OpenAPI Specification 3.0.4, 3.1.1 and 3.2.0, with each of its fields and what is
 * in it. One table for all versions: documents use fields of the next version before they say so. `section` is the
 * anchor in https://spec.openapis.org/oas/v3.2.0.html (all have the same in v3.0.4.html and v3.1.1.html, where the
 * object is there), for keywords of JSON Schema the section of 2020-12 Core (https://json-schema.org/draft/2020-12).
 *
 * In `fields`: `name:Type` is an object of the type, `[Type]` a list, `{Type}` a map with free names, `<Type>` a
 * list whose positions count; `data` is JSON of the described API (Any), `text` is text, a number or a boolean.
 */
export interface Row {
  readonly section: string;
  readonly fields: string;
  /** What is in every field without a fixed name, except extensions (`x-`). */
  readonly rest?: string;
  /** Set where a gate is refused, with the reason. Everywhere else a gate hides the object. */
  readonly refused?: string;
  /** What is in a required field when nothing of it is left. */
  readonly required?: Readonly<Record<string, () => unknown>>;
  /** Hidden with any of these fields. */
  readonly hiddenWith?: string;
  /** Hidden with the last of these fields, or (`*`) with the last of the free names. */
  readonly hiddenWithout?: string;
}

/** The types that are objects. SecurityRequirement, a map from scheme names to scopes, is none. */
export type ObjectName =
  | 'Document'
  | 'Info'
  | 'Contact'
  | 'License'
  | 'Server'
  | 'ServerVariable'
  | 'Components'
  | 'Paths'
  | 'PathItem'
  | 'Operation'
  | 'ExternalDocumentation'
  | 'Parameter'
  | 'RequestBody'
  | 'MediaType'
  | 'Encoding'
  | 'Responses'
  | 'Response'
  | 'Callback'
  | 'Example'
  | 'Link'
  | 'Header'
  | 'Tag'
  | 'Schema'
  | 'Discriminator'
  | 'Xml'
  | 'SecurityScheme'
  | 'OAuthFlows'
  | 'OAuthFlow'
  | 'TagGroup';

const nothing = (): object => ({});
const methodFields = 'get put post delete options head patch trace query';

/** The fields of a Path Item that are operations; OpenAPI 3.2 adds `query`. */
export const methods: readonly string[] = methodFields.split(' ');

const holder = 'description:text required:text deprecated:text style:text explode:text';
const requiredOfHolder = { schema: nothing, content: () => ({ 'text/plain': {} }) };

export const table: Readonly<Record<ObjectName, Row>> = {
  Document: {
    section: 'openapi-object',
    fields:
      'openapi:text $self:text info:Info jsonSchemaDialect:text servers:[Server] paths:Paths webhooks:{PathItem}' +
      ' components:Components security:[SecurityRequirement] tags:[Tag] externalDocs:ExternalDocumentation' +
      // Not of the specification: webhooks as OpenAPI 3.0 has them, and Redocly's groups of tags.
      ' x-webhooks:{PathItem} x-tagGroups:[TagGroup]',
    refused: 'a document must have it. To hide the whole reference, gate the page that shows it',
    required: { paths: nothing, webhooks: nothing },
  },
  Info: {
    section: 'info-object',
    fields:
      'title:text summary:text description:text termsOfService:text contact:Contact license:License version:text',
    refused: 'a document must have it. To hide the whole reference, gate the page that shows it',
  },
  Contact: { section: 'contact-object', fields: 'name:text url:text email:text' },
  License: { section: 'license-object', fields: 'name:text identifier:text url:text' },
  Server: {
    section: 'server-object',
    fields: 'url:text description:text name:text variables:{ServerVariable}',
    // A variable is a part of the address.
    hiddenWith: 'variables',
  },
  ServerVariable: {
    section: 'server-variable-object',
    fields: 'enum:[text] default:text description:text',
  },
  Components: {
    section: 'components-object',
    fields:
      'schemas:{Schema} responses:{Response} parameters:{Parameter} examples:{Example} requestBodies:{RequestBody}' +
      ' headers:{Header} securitySchemes:{SecurityScheme} links:{Link} callbacks:{Callback} pathItems:{PathItem}' +
      ' mediaTypes:{MediaType}',
  },
  Paths: { section: 'paths-object', fields: '', rest: 'PathItem', hiddenWithout: '*' },
  PathItem: {
    section: 'path-item-object',
    fields:
      '$ref:text summary:text description:text servers:[Server] parameters:[Parameter]' +
      ` ${methods.map((method) => `${method}:Operation`).join(' ')} additionalOperations:{Operation}`,
    hiddenWithout: `${methodFields} additionalOperations`,
  },
  Operation: {
    section: 'operation-object',
    fields:
      'tags:[text] summary:text description:text externalDocs:ExternalDocumentation operationId:text' +
      ' parameters:[Parameter] requestBody:RequestBody responses:Responses callbacks:{Callback} deprecated:text' +
      ' security:[SecurityRequirement] servers:[Server]',
    // One is demanded (3.0.4 §4.7.16); what it says is no secret.
    required: { responses: () => ({ default: { description: '' } }) },
  },
  ExternalDocumentation: {
    section: 'external-documentation-object',
    fields: 'description:text url:text',
  },
  Parameter: {
    section: 'parameter-object',
    fields: `name:text in:text ${holder} allowEmptyValue:text allowReserved:text schema:Schema example:data examples:{Example} content:{MediaType}`,
    required: requiredOfHolder,
  },
  RequestBody: {
    section: 'request-body-object',
    fields: 'description:text content:{MediaType} required:text',
    required: { content: nothing },
  },
  MediaType: {
    section: 'media-type-object',
    fields:
      'description:text schema:Schema itemSchema:Schema example:data examples:{Example} encoding:{Encoding}' +
      ' prefixEncoding:<Encoding> itemEncoding:Encoding',
  },
  Encoding: {
    section: 'encoding-object',
    fields:
      'contentType:text headers:{Header} style:text explode:text allowReserved:text encoding:{Encoding}' +
      ' prefixEncoding:<Encoding> itemEncoding:Encoding',
  },
  Responses: { section: 'responses-object', fields: '', rest: 'Response', hiddenWithout: '*' },
  Response: {
    section: 'response-object',
    fields: 'summary:text description:text headers:{Header} content:{MediaType} links:{Link}',
  },
  Callback: { section: 'callback-object', fields: '', rest: 'PathItem', hiddenWithout: '*' },
  Example: {
    section: 'example-object',
    fields:
      'summary:text description:text value:data dataValue:data serializedValue:text externalValue:text',
  },
  Link: {
    section: 'link-object',
    fields:
      'operationRef:text operationId:text parameters:{data} requestBody:data description:text server:Server',
  },
  Header: {
    section: 'header-object',
    fields: `${holder} schema:Schema example:data examples:{Example} content:{MediaType}`,
    required: requiredOfHolder,
  },
  Tag: {
    section: 'tag-object',
    fields:
      'name:text summary:text description:text externalDocs:ExternalDocumentation parent:text kind:text',
  },
  Schema: {
    section: 'schema-object',
    fields:
      // JSON Schema Core §8: identifiers, references, comments.
      '$schema:text $vocabulary:{text} $id:text $anchor:text $dynamicAnchor:text $ref:text $dynamicRef:text' +
      ' $defs:{Schema} $comment:text' +
      // Core §10.2: applied in place. §10.3: to parts of the instance. §11: to the rest of it.
      ' allOf:[Schema] anyOf:[Schema] oneOf:[Schema] not:Schema if:Schema then:Schema else:Schema' +
      ' dependentSchemas:{Schema} prefixItems:<Schema> items:Schema contains:Schema properties:{Schema}' +
      ' patternProperties:{Schema} additionalProperties:Schema propertyNames:Schema unevaluatedItems:Schema' +
      ' unevaluatedProperties:Schema' +
      // Validation §6–§9.
      ' type:text enum:[data] const:data multipleOf:text maximum:text exclusiveMaximum:text minimum:text' +
      ' exclusiveMinimum:text maxLength:text minLength:text pattern:text maxItems:text minItems:text' +
      ' uniqueItems:text maxContains:text minContains:text maxProperties:text minProperties:text required:[text]' +
      ' dependentRequired:{[text]} format:text contentEncoding:text contentMediaType:text contentSchema:Schema' +
      ' title:text description:text default:data deprecated:text readOnly:text writeOnly:text examples:[data]' +
      // Of older drafts, still in use.
      ' definitions:{Schema} additionalItems:Schema dependencies:{Schema}' +
      // OpenAPI's own.
      ' nullable:text discriminator:Discriminator xml:Xml externalDocs:ExternalDocumentation example:data',
    // 3.0 demands `items` of an array (3.0.4 §4.7.24).
    required: { items: nothing },
    hiddenWith: 'allOf anyOf oneOf',
  },
  Discriminator: {
    section: 'discriminator-object',
    fields: 'propertyName:text mapping:{text} defaultMapping:text',
  },
  Xml: {
    section: 'xml-object',
    fields: 'nodeType:text name:text namespace:text prefix:text attribute:text wrapped:text',
  },
  SecurityScheme: {
    section: 'security-scheme-object',
    fields:
      'type:text description:text name:text in:text scheme:text bearerFormat:text flows:OAuthFlows' +
      ' openIdConnectUrl:text oauth2MetadataUrl:text deprecated:text',
    hiddenWith: 'flows',
  },
  OAuthFlows: {
    section: 'oauth-flows-object',
    fields:
      'implicit:OAuthFlow password:OAuthFlow clientCredentials:OAuthFlow authorizationCode:OAuthFlow' +
      ' deviceAuthorization:OAuthFlow',
    hiddenWithout: 'implicit password clientCredentials authorizationCode deviceAuthorization',
  },
  OAuthFlow: {
    section: 'oauth-flow-object',
    fields:
      'authorizationUrl:text deviceAuthorizationUrl:text tokenUrl:text refreshUrl:text scopes:{text}',
  },
  TagGroup: { section: 'specification-extensions', fields: 'name:text tags:[text]' },
};
