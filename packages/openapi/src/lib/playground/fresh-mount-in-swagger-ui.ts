/** What a plugin of Swagger UI is given of it. */
interface System {
  readonly render: (element: Element) => void;
}

/**
 * A plugin of Swagger UI: renders it into a new element, in the place of the one before. A second Swagger UI in
 * the same place would otherwise be rendered by two roots of React, and the first one, which cannot be ended, would go on
 * to write into it. What comes late, such as an answer, is for the first one only.
 *
 * @param system of Swagger UI
 * @returns the plugin
 */
export function freshMountInSwaggerUi({ render }: System): object {
  return {
    rootInjects: {
      render: (element: Element) => {
        const mount = document.createElement('div');
        element.replaceChildren(mount);
        render(mount);
      },
    },
  };
}
