package api

import (
	"iter"
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"actant/extract"
	"actant/graph"
)

// newRegistry makes the schemas of the OpenAPI document: closed lists as enums,
// unknown dates as null, and the records of an extraction under their own names.
func newRegistry() huma.Registry {
	r := huma.NewMapRegistry("#/components/schemas/", schemaName)
	alias := func(of, like any) { r.RegisterTypeAlias(reflect.TypeOf(of), reflect.TypeOf(like)) }
	alias(graph.Date(""), dateSchema{})
	alias(graph.Kind(""), kindSchema{})
	alias(graph.Relation(""), relationSchema{})
	alias(graph.Polarity(""), polaritySchema{})
	alias(graph.Factuality(""), factualitySchema{})
	alias(graph.LinkKind(""), linkKindSchema{})
	alias(extract.Roles{}, extractedRoles{})
	alias(huma.ErrorModel{}, Problem{})
	return r
}

// schemaName keeps the records of one text and those of an export apart from what
// other answers show.
func schemaName(t reflect.Type, hint string) string {
	name := huma.DefaultSchemaNamer(t, hint)
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch t {
	case reflect.TypeFor[graph.Statement](), reflect.TypeFor[graph.Evidence](), reflect.TypeFor[graph.Attribution]():
		return "Stored" + name
	}
	if t.PkgPath() == reflect.TypeFor[extract.Doc]().PkgPath() {
		return "Text" + name
	}
	return name
}

// mendNulls says in the schemas what Go's JSON does: lists are never null here, and a
// pointer without omitempty may be, which huma cannot say of a struct.
func mendNulls(r huma.Registry) {
	for name, s := range r.Map() {
		for _, property := range s.Properties {
			if property.Type == huma.TypeArray {
				property.Nullable = false
			}
		}
		t := r.TypeFromRef("#/components/schemas/" + name)
		for field := range fields(t) {
			tag := field.Tag.Get("json")
			property := s.Properties[tag]
			if field.Type.Kind() == reflect.Pointer && property != nil && property.Ref != "" {
				s.Properties[tag] = &huma.Schema{OneOf: []*huma.Schema{property, {Type: "null"}}}
			}
		}
	}
}

// mendBodies takes out of the document that a body of JSON may also be bytes of no
// kind, which huma adds where a handler sees the body as it was sent.
func mendBodies(paths map[string]*huma.PathItem) {
	for _, item := range paths {
		for _, op := range []*huma.Operation{item.Post, item.Put} {
			if op != nil && op.RequestBody != nil && op.RequestBody.Content["application/json"] != nil {
				delete(op.RequestBody.Content, "application/octet-stream")
			}
		}
	}
}

// fields lists the fields of a struct, those of structs inside it too where JSON has
// them beside its own; nothing for other types.
func fields(t reflect.Type) iter.Seq[reflect.StructField] {
	return func(yield func(reflect.StructField) bool) {
		for t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct {
			return
		}
		for _, field := range reflect.VisibleFields(t) {
			if !yield(field) {
				return
			}
		}
	}
}

type (
	dateSchema       struct{}
	kindSchema       struct{}
	relationSchema   struct{}
	polaritySchema   struct{}
	factualitySchema struct{}
	linkKindSchema   struct{}
)

// Schema is a day or null.
func (dateSchema) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Format: "date", Nullable: true}
}

// Schema is the closed list of kinds.
func (kindSchema) Schema(huma.Registry) *huma.Schema { return enum(graph.Kinds()) }

// Schema is the closed list of relations and OPEN.
func (relationSchema) Schema(huma.Registry) *huma.Schema {
	return enum(append(graph.Relations(), graph.Open))
}

// Schema is the closed list of polarities.
func (polaritySchema) Schema(huma.Registry) *huma.Schema { return enum(polarities()) }

// Schema is the closed list of factualities.
func (factualitySchema) Schema(huma.Registry) *huma.Schema { return enum(graph.Factualities()) }

// Schema is the closed list of kinds of links.
func (linkKindSchema) Schema(huma.Registry) *huma.Schema { return enum(graph.LinkKinds()) }

func polarities() []graph.Polarity { return []graph.Polarity{graph.Positive, graph.Negative} }

func enum[T ~string](words []T) *huma.Schema {
	s := &huma.Schema{Type: huma.TypeString}
	for _, w := range words {
		s.Enum = append(s.Enum, string(w))
	}
	return s
}

// extractedRoles is how extract.Roles looks in JSON: one field a role.
type extractedRoles struct {
	Event       *extract.Argument `json:"event,omitempty"`
	Place       *extract.Argument `json:"place,omitempty"`
	Topic       *extract.Argument `json:"topic,omitempty"`
	Position    *extract.Argument `json:"position,omitempty"`
	Org         *extract.Argument `json:"org,omitempty"`
	Item        *extract.Argument `json:"item,omitempty"`
	Recipient   *extract.Argument `json:"recipient,omitempty"`
	Beneficiary *extract.Argument `json:"beneficiary,omitempty"`
	With        *extract.Argument `json:"with,omitempty"`
	Mediator    *extract.Argument `json:"mediator,omitempty"`
	From        *extract.Argument `json:"from,omitempty"`
	To          *extract.Argument `json:"to,omitempty"`
	Instrument  *extract.Argument `json:"instrument,omitempty"`
	Reason      *extract.Argument `json:"reason,omitempty"`
	Amount      *graph.Amount     `json:"amount,omitempty"`
	Content     []string          `json:"content,omitempty"`
	Mode        string            `json:"mode,omitempty"`
}
