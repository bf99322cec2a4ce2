// The blocks in the editor: a field for each attribute of the contract, and what readers get without a
// script. What can be set comes from the server, in the editor's language.
(({ blocks, element, blockEditor, components, serverSideRender: ServerSideRender }, told) => {
  const { createElement: el, Fragment } = element;
  const { Disabled, PanelBody, Placeholder, SelectControl, TextControl, ToggleControl } = components;
  const { words } = told;

  /** What is not set is not written. */
  const set = (props, name, value) => props.setAttributes({ [name]: value === "" ? undefined : value });

  function field(props, { name, kind, values, least, help }) {
    const value = props.attributes[name];
    const common = { key: name, label: name, help, __nextHasNoMarginBottom: true };
    if (kind === "flag") {
      const onChange = (on) => set(props, name, on || undefined);
      return el(ToggleControl, { ...common, checked: Boolean(value), onChange });
    }
    const onChange = (text) => set(props, name, text);
    if (kind === "choice") {
      const options = [{ value: "", label: words.default }, ...values.map((one) => ({ value: one, label: one }))];
      return el(SelectControl, { ...common, value: value ?? "", options, onChange });
    }
    const number = kind === "number" ? { type: "number", min: least, step: "any" } : {};
    return el(TextControl, { ...common, ...number, value: value ?? "", onChange });
  }

  /** What would be in the page is to be looked at here, and not to be followed. */
  function preview(props, block) {
    return el(
      Disabled,
      {},
      el(ServerSideRender, {
        block,
        attributes: props.attributes,
        urlQueryArgs: { post_id: props.context.postId },
        EmptyResponsePlaceholder: () => el(Placeholder, { label: blocks.getBlockType(block).title }, words.nothing),
      }),
    );
  }

  for (const [name, attributes] of Object.entries(told.blocks)) {
    const block = `bantin/${name}`;
    const isCommon = ({ name }) => told.common.includes(name);
    const panel = (props, title, initialOpen, all) =>
      el(PanelBody, { title, initialOpen }, ...all.map((one) => field(props, one)));
    blocks.registerBlockType(block, {
      edit: (props) =>
        el(
          Fragment,
          {},
          el(
            blockEditor.InspectorControls,
            {},
            panel(
              props,
              words.own,
              true,
              attributes.filter((it) => !isCommon(it)),
            ),
            panel(props, words.common, false, attributes.filter(isCommon)),
          ),
          el("div", blockEditor.useBlockProps(), preview(props, block)),
        ),
      save: () => null,
    });
  }
})(window.wp, window.bantinEditor);
